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

    private const int NearestCache = 32 * 1024; // bytes of weights that all rows use before the next

    private static int Block => 4 * V.Count;

    /// <summary>Floats of scratch for so many rows.</summary>
    public static int ScratchSize(int rows) => BackwardScratch.Size(rows, Block);

    /// <param name="first">First row of the batch.</param>
    /// <param name="rows">How many.</param>
    /// <param name="scratch">See <see cref="ScratchSize"/>.</param>
    /// <param name="team">Who shares the units of these rows: they wait for each other at every step.</param>
    /// <remarks>Several threads run it at once, for rows of their own or as a team.</remarks>
    public void Run(int first, int rows, float* scratch, Team team)
    {
        var own = new BackwardScratch(scratch, rows, Block);
        var (firstBlock, endBlock) = team.PartOf(Tape.Weights.RecurrentTransposed!.Blocks);
        bool fetches = Tape.Fetches;
        var ahead = default(Ahead);
        for (int place = Tape.Steps - 1; place >= 0; place--)
        {
            int t = Tape.TimeAt(place), previous = Tape.TimeAt(place - 1);
            for (int block = firstBlock; block < endBlock; block++)
            {
                if (fetches)
                    Expect(t, previous, block, first, rows, &ahead);
                StateBlock(place, t, previous, block, first, rows, own, fetches ? &ahead : null);
            }

            team.Meet();
            if (Cell.HasTwoPhases)
            {
                for (int block = firstBlock; block < endBlock; block++)
                    Cell.BackwardAgain(Tape, t, previous, block, first, rows, own.Product, own.Zeros);
                team.Meet();
            }

            if (Input != null)
                InputGradient(t, first, rows, own, team);
        }

        if (Initial != null)
            InitialGradient(first, rows, own, firstBlock, endBlock);
    }

    /// <summary><c>dh = dy + dG(next)·Uᵀ</c> for a block of units, and the gates' gradients from it.</summary>
    private void StateBlock(int place, int t, int previous, int block, int row, int rows, BackwardScratch own, Ahead* ahead)
    {
        float* dh = Start(place, t, block, row, rows, own, out nint dhRow);
        if (place < Tape.Steps - 1)
        {
            RecurrentProduct(Tape.TimeAt(place + 1), block, row, rows, dh, dhRow, own, ahead);
            dh = own.Product;
            dhRow = Block;
        }

        int panelsPerBlock = Block / Tape.Layout.PanelUnits, firstPanel = block * panelsPerBlock;
        int endPanel = Math.Min(firstPanel + panelsPerBlock, Tape.Layout.Panels);
        for (int from = 0; from < rows;)
        {
            int end = from + 1;
            if (!Tape.IsActive(t, row + from))
            {
                PassIdle(t, block, row + from, firstPanel, endPanel, dh + (from * dhRow));
            }
            else
            {
                while (end < rows && Tape.IsActive(t, row + end))
                    end++;
                for (int panel = firstPanel; panel < endPanel; panel++)
                    Cell.Backward(Tape, t, previous, panel, row + from, end - from, dh + (from * dhRow) + ((panel - firstPanel) * Tape.Layout.PanelUnits), dhRow);
            }

            from = end;
        }
    }

    /// <summary>Columns of a block of dh that tiles compute: those that its cells read, units that fill up its last panel among them, without the ones of <see cref="RecurrentDots"/>.</summary>
    private int ColumnsOf(int block) => Math.Min(Block, Tape.Layout.TiledUnits - (block * Block));

    /// <summary>What a block's cells will read and write.</summary>
    private void Expect(int t, int previous, int block, int row, int rows, Ahead* ahead)
    {
        ahead->Clear();
        var layout = Tape.Layout;
        int panelsPerBlock = Block / layout.PanelUnits, endPanel = Math.Min((block + 1) * panelsPerBlock, layout.Panels);
        for (int panel = block * panelsPerBlock; panel < endPanel; panel++)
        {
            ahead->Add(Tape.GatesAt(panel, t, row), rows * layout.GateWidthOf(panel));
            if (!Cell.HasCells)
                continue;
            ahead->Add(Tape.SquashedAt(panel, t, row), rows * layout.UnitsOf(panel));
            ahead->Add(Tape.CellsAt(panel, previous, row), rows * layout.UnitsOf(panel));
        }

        int blocks = Tape.Weights.RecurrentTransposed!.Blocks;
        if (Input != null)
            ahead->AddShare(Input + ((((long)t * Tape.Batch) + row) * InputRow), (long)rows * InputRow, block, blocks);
        if (Output != null && previous >= 0)
            ahead->AddShare(Output + ((((long)previous * Tape.Batch) + row) * OutputRow), (long)rows * OutputRow, block, blocks);
        if (!Cell.HasCells && previous >= 0)
            ahead->AddShare(Tape.HiddenAt(previous, row), (long)rows * Tape.StateRow, block, blocks);
    }

    /// <summary><c>start + dG(next)·Uᵀ</c> for a block of units, into the scratch's product.</summary>
    /// <remarks>In chunks of depth that all rows go through before the next: a sum that is stored and taken up again is the same chain.</remarks>
    private void RecurrentProduct(int next, int block, int row, int rows, float* start, nint startRow, BackwardScratch own, Ahead* ahead = null)
    {
        float* result = own.Product;
        if (Tape.Layout.LastUnitsByDots && block == Tape.Weights.RecurrentTransposed!.Blocks - 1)
            RecurrentDots(next, row, rows, start + ColumnsOf(block), startRow, result + ColumnsOf(block), own.Sums);
        var layout = Tape.Layout;
        int skip = layout.RecurrentWeight.Width - layout.RecurrentWidth, perPanel = layout.RecurrentWeight.Width * Block;
        int atOnce = Math.Max(1, NearestCache / (perPanel * sizeof(float)));
        bool fetchesWeights = ahead != null && Tape.FetchesWeights;
        int columns = ColumnsOf(block);
        long tiles = rows / SegmentTile<V>.TileRows(columns); // full ones: the rest may be too low to fetch
        float* weights = Tape.Weights.RecurrentTransposed!.Block(block);
        for (int panel = 0, count; panel < layout.Panels; panel += count)
        {
            bool isWhole = panel < layout.WholePanels;
            count = isWhole ? Math.Min(atOnce, layout.WholePanels - panel) : 1;
            int depth = layout.RecurrentWidthOf(panel), width = layout.GateWidthOf(panel);
            if (fetchesWeights) // the next chunk, or the next block's first
                ahead->Add(weights + ((long)atOnce * perPanel), atOnce * perPanel);
            if (ahead != null)
                ahead->SpreadOver(tiles * depth * (fetchesWeights ? count : layout.Panels - panel));
            SegmentTile<V>.Run(
                columns, rows, count, depth,
                Tape.GatesAt(panel, next, row) + layout.RecurrentOffset, width, (nint)Tape.Rows * width,
                weights, skip * Block, start, startRow, result, Block, ahead);
            weights += (long)count * perPanel;
            start = result;
            startRow = Block;
        }
    }

    /// <summary>The same for the units of the last panel, where they are so few that a register would be nearly empty: Uᵀ's columns are rows of U, as long as the gates are wide.</summary>
    private void RecurrentDots(int next, int row, int rows, float* start, nint startRow, float* result, float* sums)
    {
        var layout = Tape.Layout;
        int first = (layout.Panels - 1) * layout.PanelUnits, count = Tape.Units - first;
        new Span<float>(sums, rows * DotTile<V>.SumsOfRow).Clear();
        for (int panel = 0, panels; panel < layout.Panels; panel += panels)
        {
            panels = panel < layout.WholePanels ? layout.WholePanels : 1;
            int width = layout.GateWidthOf(panel), weightWidth = layout.RecurrentWeight.WidthOf(panel);
            DotTile<V>.Add(
                rows, panels, layout.RecurrentWidthOf(panel), Tape.GatesAt(panel, next, row) + layout.RecurrentOffset, width, (nint)Tape.Rows * width,
                Tape.Weights.Recurrent.Panel(panel) + ((long)first * weightWidth), count == DotTile<V>.Columns ? weightWidth : 0, (nint)Tape.Units * weightWidth, sums);
        }

        DotTile<V>.Finish(rows, count, layout.UnitsOf(layout.Panels - 1), sums, start, startRow, result, Block);
    }

    /// <summary>What a block of dh starts from: the output's gradient, the final state's where the walk ends, and a cell's carry.</summary>
    /// <remarks>Points to the gradient itself where it can; else to the carry, to zeros, or to a sum.</remarks>
    private float* Start(int place, int t, int block, int row, int rows, BackwardScratch own, out nint stride)
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

        if (output == null && final == null)
        {
            stride = 0;
            return own.Zeros;
        }

        if (Tape.Lengths == null && valid == Block && final == null)
        {
            stride = OutputRow;
            return output;
        }

        stride = Block;
        new Span<float>(own.Sources, rows * Block).Clear();
        AddSources(t, row, rows, valid, output, final, own.Sources, stride);
        return own.Sources;
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
            new Span<float>(Tape.GatesAt(panel, t, row), Tape.Layout.GateWidthOf(panel)).Clear();
    }

    /// <summary><c>dx = dG·Wᵀ</c> at one step.</summary>
    private void InputGradient(int t, int row, int rows, BackwardScratch own, Team team)
    {
        var layout = Tape.Layout;
        var weight = Tape.Weights.InputTransposed!;
        var (firstBlock, endBlock) = team.PartOf(weight.Blocks);
        for (int block = firstBlock; block < endBlock; block++)
        {
            int column = block * Block, valid = Math.Min(Block, Tape.Inputs - column);
            float* dx = Input + ((((long)t * Tape.Batch) + row) * InputRow) + column;
            bool isWhole = valid == Block;
            float* start = AddsToInput ? dx : own.Zeros, result = isWhole ? dx : own.Product, weights = weight.Block(block);
            nint startRow = AddsToInput ? InputRow : 0, resultRow = isWhole ? InputRow : Block;
            for (int panel = 0, count; panel < layout.Panels; panel += count)
            {
                count = panel < layout.WholePanels ? layout.WholePanels : 1;
                int depth = layout.InputWeight.WidthOf(panel), width = layout.GateWidthOf(panel);
                SegmentTile<V>.Run(valid, rows, count, depth, Tape.GatesAt(panel, t, row), width, (nint)Tape.Rows * width, weights, 0, start, startRow, result, resultRow);
                weights += (long)count * depth * Block;
                start = result;
                startRow = resultRow;
            }

            for (int r = 0; r < rows && !isWhole; r++)
                new ReadOnlySpan<float>(own.Product + (r * Block), valid).CopyTo(new(dx + ((long)r * InputRow), valid));
        }
    }

    /// <summary>The initial state takes what the first step of the walk gives back.</summary>
    private void InitialGradient(int row, int rows, BackwardScratch own, int firstBlock, int endBlock)
    {
        for (int block = firstBlock; block < endBlock; block++)
        {
            int column = block * Block, valid = Math.Min(Block, Tape.Units - column);
            float* start = Cell.Carries ? Tape.CarryAt(row) + column : own.Zeros;
            if (Tape.Steps > 0)
                RecurrentProduct(Tape.TimeAt(0), block, row, rows, start, Cell.Carries ? Tape.CarryRow : 0, own);
            for (int r = 0; r < rows; r++)
            {
                float* initial = Initial + ((long)(row + r) * InitialRow) + column;
                if (Tape.Steps > 0)
                    RowKernels.AddScaled(1f, own.Product + (r * Block), initial, valid);
                if (Final != null && (Tape.Steps == 0 || (Tape.Lengths != null && Tape.Lengths[row + r] == 0)))
                    RowKernels.AddScaled(1f, Final + ((long)(row + r) * FinalRow) + column, initial, valid);
            }
        }
    }
}
