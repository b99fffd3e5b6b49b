namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>What one direction of a level works on, from its forward to its backward pass. All pointers are into the step's arena.</summary>
/// <remarks>
/// T steps, B rows, I inputs, H units, P panels, L lanes. A walk is 0, 1, ... T−1 for the forward direction and T−1, ... 0 for the reverse one.
/// The last panel may have fewer lanes, and rows as much shorter. Rows of a step lie together, so that rows t·B + b of consecutive panels are what product tiles read.
/// </remarks>
internal sealed unsafe class RecurrentTape
{
    private const int SecondCache = 1 << 20; // bytes of it that a walk may count on

    public int Steps;
    public int Batch;
    public int Inputs;
    public int Units;
    public bool IsReverse;

    /// <summary>Whether a backward pass will come: gates and cell states of all steps are kept.</summary>
    public bool IsTraining;

    public CellLayout Layout = null!;
    public DirectionWeights Weights = null!;

    /// <summary>Valid steps of each row, or null where all are.</summary>
    public int* Lengths;

    /// <summary>Input rows [T·B][InputRow].</summary>
    public float* Input;
    public int InputRow;

    /// <summary>b + c, [P][gate width].</summary>
    public float* Bias;

    /// <summary>x·W + b + c of all steps, [P][T·B][gate width], for a few rows only; else null, and each step does its own.</summary>
    public float* Projected;

    /// <summary>h, rows [T·B][padded H]. Padded units are zero; rows without a step hold what the walk goes on from.</summary>
    public float* Hidden;

    /// <summary>State before the walk, rows [B][InitialRow], or null for zeros.</summary>
    public float* InitialHidden;
    public int InitialRow;

    /// <summary>Gates, [P][T·B][gate width]: activated by the forward pass, turned into their gradients by the backward pass.</summary>
    public float* Gates;

    /// <summary>r ⊙ h, rows [T·B][padded H], or [B][padded H] when scoring: what a GRU that resets before the product multiplies.</summary>
    public float* Reset;

    /// <summary>c, [P][T·B][L]; or, where nobody will look back, [P][B][L], overwritten from step to step.</summary>
    public float* Cells;
    public bool KeepsCells;

    /// <summary>φ(c), [P][T·B][L].</summary>
    public float* Squashed;

    /// <summary>Cell state before the walk, [P][B][L].</summary>
    public float* InitialCells;

    /// <summary>∂loss/∂c during the backward walk, [P][B][L].</summary>
    public float* CellGradient;

    /// <summary>What a GRU passes on from ∂loss/∂h' to ∂loss/∂h directly, rows [B][CarryRow].</summary>
    public float* Carry;
    public int CarryRow;

    public int Rows => Steps * Batch;

    /// <summary>Whether a walk goes through more than the second-level cache holds, so that fetching ahead pays.</summary>
    public bool Fetches => Weights.Bytes + (IsTraining ? (long)Layout.Panels * Rows * Layout.GateWidth * sizeof(float) : 0) > SecondCache;

    /// <summary>Whether the weights alone, which every step reads, are too much beside what else it needs.</summary>
    public bool FetchesWeights => Weights.Bytes > SecondCache / 2;

    public int PaddedUnits => Layout.PaddedHidden;

    /// <summary>Floats from one row of h to the next.</summary>
    public int StateRow => Layout.StateRow;

    /// <summary>The time step at a place of the walk; −1 before its beginning.</summary>
    public int TimeAt(int place) => place < 0 ? -1 : IsReverse ? Steps - 1 - place : place;

    /// <summary>Whether a row has a step at time t.</summary>
    public bool IsActive(int t, int row) => Lengths == null || t < Lengths[row];

    public float* InputAt(int t, int row) => Input + (((long)t * Batch) + row) * InputRow;

    public float* ProjectedAt(int panel, int row) => Projected + ((long)panel * Rows * Layout.GateWidth) + ((long)row * Layout.GateWidthOf(panel));

    public float* GatesAt(int panel, int t, int row) => Gates + At(panel, t, row, IsTraining, Layout.GateWidth, Layout.GateWidthOf(panel));

    public float* ResetAt(int t, int row) => Reset + At(0, t, row, IsTraining, 0, PaddedUnits);

    /// <summary>h at a time step, or the initial one for t = −1; null for zeros.</summary>
    public float* HiddenAt(int t, int row)
        => t >= 0 ? Hidden + ((((long)t * Batch) + row) * StateRow)
        : InitialHidden == null ? null
        : InitialHidden + ((long)row * InitialRow);

    public int HiddenRow(int t) => t >= 0 ? StateRow : InitialRow;

    /// <summary>c at a time step, or the initial one for t = −1.</summary>
    public float* CellsAt(int panel, int t, int row)
        => t < 0 ? InitialCells + OfState(panel, row) : Cells + At(panel, t, row, KeepsCells, Layout.PanelUnits, Layout.UnitsOf(panel));

    public float* SquashedAt(int panel, int t, int row)
        => IsTraining ? Squashed + At(panel, t, row, keepsSteps: true, Layout.PanelUnits, Layout.UnitsOf(panel)) : null;

    public float* CellGradientAt(int panel, int row) => CellGradient + OfState(panel, row);

    public float* CarryAt(int row) => Carry + ((long)row * CarryRow);

    /// <summary>Of a cell state apart from the walk, [P][B][L].</summary>
    private long OfState(int panel, int row) => At(panel, 0, row, keepsSteps: false, Layout.PanelUnits, Layout.UnitsOf(panel));

    /// <param name="panel">Panels before it have rows of <paramref name="width"/> floats.</param>
    /// <param name="t">Time step.</param>
    /// <param name="row">Row of the batch.</param>
    /// <param name="keepsSteps">Whether each step has rows of its own.</param>
    /// <param name="width">See <paramref name="panel"/>.</param>
    /// <param name="own">Floats of a row of this panel.</param>
    private long At(int panel, int t, int row, bool keepsSteps, int width, int own)
        => keepsSteps ? ((long)panel * Rows * width) + ((((long)t * Batch) + row) * own) : ((long)panel * Batch * width) + ((long)row * own);
}
