using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The backward walk of some rows: from gradients of outputs and final states to those of gates, inputs and initial states.</summary>
/// <remarks>The input's gradient is computed right after the gates' at each step, while they are in the cache; a separate pass measured slower.</remarks>
internal sealed unsafe class RecurrentBackward<V> where V : struct, ILanes<V>
{
    public RecurrentTape Tape = null!;
    public CellKernel Cell = null!;

    /// <summary>∂loss/∂outputs of this direction, rows [T·B][OutputRow], or null.</summary>
    public float* Output;
    public int OutputRow;

    /// <summary>∂loss/∂h of the final state, rows [B][FinalRow], or null.</summary>
    public float* Final;
    public int FinalRow;

    /// <summary>∂loss/∂inputs, rows [T·B][InputRow], or null; written, or added to.</summary>
    public float* Input;
    public int InputRow;
    public bool AddsToInput;

    /// <summary>∂loss/∂h of the initial state, rows [B][InitialRow], or null; added to.</summary>
    public float* Initial;
    public int InitialRow;

    private static int Block => 4 * V.Count;

    /// <param name="first">First row of the batch.</param>
    /// <param name="end">Row behind the last.</param>
    /// <param name="scratch">Two tiles of six rows and four registers.</param>
    public void Run(int first, int end, float* scratch)
    {
        var tiles = new RowTiles(end - first, V.TileRows);
        int blocks = Tape.Weights.RecurrentTransposed!.Blocks;
        for (int place = Tape.Steps - 1; place >= 0; place--)
        {
            int t = Tape.TimeAt(place), previous = Tape.TimeAt(place - 1);
            for (int block = 0; block < blocks; block++)
            {
                for (int tile = 0, row = first; tile < tiles.Count; row += tiles.Height(tile++))
                    StateTile(place, t, previous, block, row, tiles.Height(tile), scratch);
            }

            for (int block = 0; block < blocks && Cell.HasTwoPhases; block++)
            {
                for (int tile = 0, row = first; tile < tiles.Count; row += tiles.Height(tile++))
                    Cell.BackwardAgain(Tape, t, previous, block, row, tiles.Height(tile), scratch);
            }

            if (Input != null)
                InputGradient(t, first, tiles, scratch);
        }

        if (Initial != null)
            InitialGradient(first, tiles, scratch);
    }

    /// <summary><c>dh = dy + dG(next)·Uᵀ</c> for a block of units, and the gates' gradients from it.</summary>
    private void StateTile(int place, int t, int previous, int block, int row, int rows, float* scratch)
    {
        float* dh = Start(place, t, block, row, rows, scratch, out nint dhRow);
        if (place < Tape.Steps - 1)
        {
            RecurrentProduct(Tape.TimeAt(place + 1), block, row, rows, dh, dhRow, scratch);
            dh = scratch;
            dhRow = Block;
        }

        int panelsPerBlock = Block / Tape.Layout.PanelUnits, firstPanel = block * panelsPerBlock;
        int endPanel = Math.Min(firstPanel + panelsPerBlock, Tape.Layout.Panels);
        if (Tape.Lengths == null)
        {
            for (int panel = firstPanel; panel < endPanel; panel++)
                Cell.Backward(Tape, t, previous, panel, row, rows, dh + ((panel - firstPanel) * Tape.Layout.PanelUnits), dhRow);
            return;
        }

        for (int r = 0; r < rows; r++, dh += dhRow)
        {
            if (!Tape.IsActive(t, row + r))
            {
                PassIdle(t, block, row + r, firstPanel, endPanel, dh);
                continue;
            }

            for (int panel = firstPanel; panel < endPanel; panel++)
                Cell.Backward(Tape, t, previous, panel, row + r, 1, dh + ((panel - firstPanel) * Tape.Layout.PanelUnits), dhRow);
        }
    }

    private void RecurrentProduct(int next, int block, int row, int rows, float* start, nint startRow, float* result)
    {
        var layout = Tape.Layout;
        SegmentTile<V>.Run(
            rows, layout.Panels, layout.RecurrentWidth,
            Tape.GatesAt(0, next, row) + layout.RecurrentOffset, layout.GateWidth, (nint)Tape.Rows * layout.GateWidth,
            Tape.Weights.RecurrentTransposed!.Block(block), (layout.RecurrentWeight.Width - layout.RecurrentWidth) * Block,
            start, startRow, result, Block);
    }

    /// <summary>What a block of dh starts from: the output's gradient, the final state's where the walk ends, and a cell's carry.</summary>
    /// <remarks>Points to the gradient itself where it can; else to the carry, or to a copy in the second half of the scratch.</remarks>
    private float* Start(int place, int t, int block, int row, int rows, float* scratch, out nint stride)
    {
        int column = block * Block, valid = Math.Min(Block, Tape.Units - column);
        float* output = Output == null ? null : Output + ((((long)t * Tape.Batch) + row) * OutputRow) + column;
        float* final = Final == null || (Tape.Lengths == null && place < Tape.Steps - 1) ? null : Final + ((long)row * FinalRow) + column;
        if (Cell.Carries)
        {
            float* carry = Tape.CarryAt(row) + column;
            stride = Tape.CarryRow;
            AddSources(t, row, rows, valid, output, final, carry, stride);
            return carry;
        }

        if (Tape.Lengths == null && valid == Block && final == null && output != null)
        {
            stride = OutputRow;
            return output;
        }

        float* copy = scratch + (6 * Block);
        new Span<float>(copy, rows * Block).Clear();
        stride = Block;
        AddSources(t, row, rows, valid, output, final, copy, stride);
        return copy;
    }

    private void AddSources(int t, int row, int rows, int valid, float* output, float* final, float* sum, nint stride)
    {
        if (output == null && final == null)
            return;
        for (int r = 0; r < rows; r++)
        {
            if (!Tape.IsActive(t, row + r))
                continue;
            if (output != null)
                RowKernels.AddScaled(1f, output + ((long)r * OutputRow), sum + (r * stride), valid);
            if (final != null && EndsAt(t, row + r))
                RowKernels.AddScaled(1f, final + ((long)r * FinalRow), sum + (r * stride), valid);
        }
    }

    /// <summary>Whether t is the last step of a row's walk.</summary>
    private bool EndsAt(int t, int row)
        => Tape.IsReverse ? t == 0 : t == (Tape.Lengths == null ? Tape.Steps : Tape.Lengths[row]) - 1;

    /// <summary>A row without this step: its gates take no gradient, and what reaches its state belongs to the initial one.</summary>
    private void PassIdle(int t, int block, int row, int firstPanel, int endPanel, float* dh)
    {
        int column = block * Block, valid = Math.Min(Block, Tape.Units - column);
        if (Initial != null)
            RowKernels.AddScaled(1f, dh, Initial + ((long)row * InitialRow) + column, valid);
        if (Cell.Carries)
            new Span<float>(Tape.CarryAt(row) + column, valid).Clear();
        for (int panel = firstPanel; panel < endPanel; panel++)
            new Span<float>(Tape.GatesAt(panel, t, row), Tape.Layout.GateWidth).Clear();
    }

    /// <summary><c>dx = dG·Wᵀ</c> at one step.</summary>
    private void InputGradient(int t, int first, RowTiles tiles, float* scratch)
    {
        var layout = Tape.Layout;
        var weight = Tape.Weights.InputTransposed!;
        for (int block = 0; block < weight.Blocks; block++)
        {
            int column = block * Block, valid = Math.Min(Block, Tape.Inputs - column);
            for (int tile = 0, row = first; tile < tiles.Count; row += tiles.Height(tile++))
            {
                int rows = tiles.Height(tile);
                float* dx = Input + ((((long)t * Tape.Batch) + row) * InputRow) + column;
                float* result = valid == Block ? dx : scratch;
                nint resultRow = valid == Block ? InputRow : Block;
                float* start = AddsToInput ? dx : Zeros(scratch);
                SegmentTile<V>.Run(
                    rows, layout.Panels, layout.InputWeight.Width,
                    Tape.GatesAt(0, t, row), layout.GateWidth, (nint)Tape.Rows * layout.GateWidth,
                    weight.Block(block), 0, start, AddsToInput ? InputRow : 0, result, resultRow);
                for (int r = 0; r < rows && result == scratch; r++)
                    new ReadOnlySpan<float>(scratch + (r * Block), valid).CopyTo(new(dx + ((long)r * InputRow), valid));
            }
        }
    }

    private static float* Zeros(float* scratch)
    {
        float* zeros = scratch + (6 * Block);
        new Span<float>(zeros, Block).Clear();
        return zeros;
    }

    /// <summary>The initial state takes what the first step of the walk gives back.</summary>
    private void InitialGradient(int first, RowTiles tiles, float* scratch)
    {
        for (int block = 0; block < Tape.Weights.RecurrentTransposed!.Blocks; block++)
        {
            int column = block * Block, valid = Math.Min(Block, Tape.Units - column);
            for (int tile = 0, row = first; tile < tiles.Count; row += tiles.Height(tile++))
            {
                int rows = tiles.Height(tile);
                float* start = Cell.Carries ? Tape.CarryAt(row) + column : Zeros(scratch);
                if (Tape.Steps > 0)
                    RecurrentProduct(Tape.TimeAt(0), block, row, rows, start, Cell.Carries ? Tape.CarryRow : 0, scratch);
                for (int r = 0; r < rows; r++)
                {
                    float* initial = Initial + ((long)(row + r) * InitialRow) + column;
                    if (Tape.Steps > 0)
                        RowKernels.AddScaled(1f, scratch + (r * Block), initial, valid);
                    if (Final != null && (Tape.Steps == 0 || (Tape.Lengths != null && Tape.Lengths[row + r] == 0)))
                        RowKernels.AddScaled(1f, Final + ((long)(row + r) * FinalRow) + column, initial, valid);
                }
            }
        }
    }
}
