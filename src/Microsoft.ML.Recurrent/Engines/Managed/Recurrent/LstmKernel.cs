using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Pre-activations i f o g; <c>c' = σ(f)·c + σ(i)·φ(g)</c>, <c>h' = σ(o)·φ(c')</c>, φ tanh or relu.</summary>
/// <remarks>Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735; Gers et al. (2000), doi:10.1162/089976600300015015.
/// A last panel of few units has all its gates in one or two registers. Twin: the LSTM of the reference engine.</remarks>
internal sealed unsafe class LstmKernel<V>(CellActivation activation) : CellKernel where V : struct, ILanes<V>
{
    private const int RowsAtOnce = 16; // of a whole panel, whose gates stay in the nearest cache between the two passes

    private readonly LstmCells?[] _cells = new LstmCells?[3]; // of 4, 8 and 16 units

    public override bool Carries => false;

    public override bool HasCells => true;

    public override bool WalksRow => true;

    public override int TileRows => V.TileRows;

    public override void Project(RecurrentTape tape, int panel, int row, int rows, float* result) => PanelProducts<V>.Project(tape, panel, row, rows, result);

    public override void PreActivate(RecurrentTape tape, int t, int previous, int panel, int row, int rows, float* projected, float* gates, Ahead* ahead)
        => PanelProducts<V>.PreActivate(tape, t, previous, panel, row, rows, projected, gates, tape.Layout.GateWidthOf(panel), ahead);

    /// <remarks>Of one panel: a single row walks by itself.</remarks>
    public override void Activate(RecurrentTape tape, int t, int previous, int panel, int panels, int row, int rows, float* gates)
    {
        var cells = CellsOf(tape, panel);
        int atOnce = RowsAtOnce * (V.Count / tape.Layout.UnitsOf(panel));
        float* h = tape.HiddenAt(t, row) + (panel * V.Count);
        for (int end = row + rows, count; row < end; row += count)
        {
            count = Math.Min(atOnce, end - row);
            cells.Activate(count, gates);
            cells.Advance(count, gates, tape.CellsAt(panel, previous, row), tape.CellsAt(panel, t, row), h, tape.StateRow, tape.SquashedAt(panel, t, row));
            gates += count * tape.Layout.GateWidthOf(panel);
            h += count * tape.StateRow;
        }
    }

    public override void WalkRow(RecurrentTape tape, int firstPanel, int endPanel, float* gates, Team team)
    {
        var narrow = CellsOf(tape, tape.Layout.Panels - 1);
        new LstmRowWalk<V>(tape, CellsOf(V.Count), narrow is NarrowLstmCells cells ? cells.OfRow : narrow, firstPanel, endPanel, gates).Run(team);
    }

    public override void Backward(RecurrentTape tape, int t, int previous, int panel, int row, int rows, float* dh, nint dhRow)
        => CellsOf(tape, panel).Differentiate(
            rows, dh, dhRow, tape.GatesAt(panel, t, row), tape.SquashedAt(panel, t, row),
            tape.CellsAt(panel, previous, row), tape.CellGradientAt(panel, row));

    public override void Touch(int rows, int units, float* memory)
    {
        CellsOf(units).Activate(0, memory);
        CellsOf(units).Advance(0, memory, memory, memory, memory, 0, null);
        PanelTile<V>.Run(4 * units, rows, memory, 0, memory, 0, 0, memory, memory, 0, 0, memory, memory, 0);
    }

    private LstmCells CellsOf(RecurrentTape tape, int panel) => CellsOf(tape.Layout.UnitsOf(panel));

    private LstmCells CellsOf(int units)
        => _cells[units / 8] ??= units == V.Count
            ? LstmCells.New(units, activation)
            : new NarrowLstmCells(units, CellsOf(V.Count), LstmCells.New(units, activation));
}
