using System.Runtime.CompilerServices;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Gradients of a direction's weights and biases, for some of its panels, over all rows of all steps.</summary>
/// <remarks><c>dW = xᵀ·dG</c>, <c>dU = hᵀ·dG</c>, <c>db = Σ dG</c>, in blocks of rows whose gates stay in the nearest cache. Where x feeds all gates,
/// a column of ones beside its last ones makes their sum part of dW's product. Each element is one chain over the rows, whoever computes it.</remarks>
internal static unsafe class WeightGradients<V> where V : struct, ILanes<V>
{
    private const int BlockRows = 128;
    private const int MostStates = 256 * 1024; // bytes of a block's states that leave the second-level cache room for the next ones
    private const int LastColumns = 8; // of x and the ones, of which the last tile uses as many as it is high

    /// <summary>Floats that <see cref="Run"/> needs for itself.</summary>
    public const int ScratchSize = LastColumns * BlockRows;

    /// <summary>Panels whose gradients fit half of a second-level cache, so that blocks of rows find them there.</summary>
    public static int PanelsAtOnce(RecurrentTape tape)
        => Math.Max(1, 480 * 1024 / ((tape.Inputs + tape.Units) * tape.Layout.GateWidth * sizeof(float)));

    /// <param name="tape">After the backward walk.</param>
    /// <param name="firstPanel">First panel of this share.</param>
    /// <param name="endPanel">Panel behind its last.</param>
    /// <param name="adds">Whether to add to the gradients of the weights or to replace them.</param>
    /// <param name="lastInputs">Scratch of <see cref="ScratchSize"/>.</param>
    public static void Run(RecurrentTape tape, int firstPanel, int endPanel, bool adds, float* lastInputs)
    {
        if (!adds)
            Clear(tape.Weights, firstPanel, endPanel);
        RowTiles inputTiles = InputTiles(tape.Layout, tape.Inputs), stateTiles = Tiles(tape.Layout, tape.Units);
        bool hasOnes = InputFeedsAllGates(tape.Layout);
        if (tape.InitialHidden != null && tape.Rows > 0)
            InitialState(tape, firstPanel, endPanel);
        // The gates of every step but the walk's first belong to the state of the step before it in the walk.
        int shift = tape.IsReverse ? tape.Batch : -tape.Batch;
        int firstLater = tape.IsReverse ? 0 : tape.Batch, endLater = tape.Rows - (tape.IsReverse ? tape.Batch : 0);
        bool fetches = tape.Fetches;
        var ahead = default(Ahead);
        for (int from = 0; from < tape.Rows; from += BlockRows)
        {
            int end = Math.Min(from + BlockRows, tape.Rows);
            int later = Math.Max(from, firstLater), laterCount = Math.Min(end, endLater) - later;
            float* x = tape.InputAt(0, from);
            if (hasOnes)
                CopyLast(x + (tape.Inputs + 1 - inputTiles.Height(inputTiles.Count - 1)), tape.InputRow, end - from, inputTiles.Height(inputTiles.Count - 1) - 1, lastInputs);
            for (int panel = firstPanel; panel < endPanel; panel++)
            {
                int width = tape.Layout.GateWidthOf(panel);
                float* gates = tape.GatesAt(panel, 0, from);
                if (fetches)
                    Expect(tape, panel, from, end, firstPanel, endPanel, shift, &ahead);
                if (laterCount > 0)
                {
                    AddProduct(
                        tape.Hidden + ((long)(later + shift) * tape.StateRow), tape.StateRow, laterCount, stateTiles, stateTiles.Count,
                        gates + ((long)(later - from) * width) + tape.Layout.RecurrentOffset, width,
                        tape.Weights.Recurrent, panel, 0, tape.Layout.RecurrentWidthOf(panel), fetches ? &ahead : null);
                }

                if (tape.Reset != null)
                    AddProduct(tape.ResetAt(0, from), tape.PaddedUnits, end - from, stateTiles, stateTiles.Count, gates, width, tape.Weights.Recurrent, panel, tape.Layout.RecurrentWidth, V.Count);
                AddInputs(x, end - from, inputTiles, lastInputs, gates, tape, panel); // after the larger product, which fetches the gates in passing
            }
        }
    }

    /// <summary>The gates that come after a panel's block of rows; with the last panel, also the next block of states.</summary>
    private static void Expect(RecurrentTape tape, int panel, int from, int end, int firstPanel, int endPanel, int shift, Ahead* ahead)
    {
        ahead->Clear();
        ExpectNext(tape, panel, from, end, firstPanel, endPanel, shift, ahead);
        ahead->SpreadOver((long)(tape.Units / ColumnsAtOnce(tape.Layout)) * (end - from));
    }

    private static void ExpectNext(RecurrentTape tape, int panel, int from, int end, int firstPanel, int endPanel, int shift, Ahead* ahead)
    {
        if (panel + 1 < endPanel)
        {
            ahead->Add(tape.GatesAt(panel + 1, 0, from), (end - from) * tape.Layout.GateWidthOf(panel + 1));
            return;
        }

        int next = Math.Min(end + BlockRows, tape.Rows), first = Math.Max(end + shift, 0), width = tape.Layout.GateWidthOf(firstPanel);
        ahead->Add(tape.GatesAt(firstPanel, 0, 0) + ((long)end * width), (next - end) * width);
        if (tape.Units * BlockRows * sizeof(float) > MostStates)
            return;
        ahead->Add(tape.Hidden + ((long)first * tape.StateRow), (long)(Math.Min(next + shift, tape.Rows) - first) * tape.StateRow);
        ahead->Add(tape.Input + ((long)end * tape.InputRow), (long)(next - end) * tape.InputRow);
    }

    /// <summary>How weights of so many columns of x or h are cut: the fewer registers a panel's gradient is wide, the taller its tiles.</summary>
    public static RowTiles Tiles(CellLayout layout, int columns) => new(columns, ColumnsAtOnce(layout));

    /// <summary>The same for the weights of x, and the biases where their sums go with them.</summary>
    public static RowTiles InputTiles(CellLayout layout, int inputs) => Tiles(layout, InputFeedsAllGates(layout) ? inputs + 1 : inputs);

    /// <summary>Not in a GRU, where x does not feed m.</summary>
    private static bool InputFeedsAllGates(CellLayout layout) => layout.InputWeight.Width == layout.GateWidth;

    private static int ColumnsAtOnce(CellLayout layout) => layout.InputWeight.Width == 4 * V.Count ? V.TileRows : V.TallTileRows;

    private static void Clear(DirectionWeights weights, int firstPanel, int endPanel)
    {
        foreach (var parameter in (ReadOnlySpan<PanelParameter>)[weights.Input, weights.Recurrent, weights.InputBias, weights.RecurrentBias])
            new Span<float>(parameter.PanelGradient(firstPanel), parameter.Layout.Size(firstPanel, endPanel)).Clear();
    }

    private static void InitialState(RecurrentTape tape, int firstPanel, int endPanel)
    {
        int first = tape.TimeAt(0) * tape.Batch;
        for (int from = 0; from < tape.Batch; from += BlockRows)
        {
            int rows = Math.Min(BlockRows, tape.Batch - from);
            var tiles = Tiles(tape.Layout, tape.Units);
            for (int panel = firstPanel; panel < endPanel; panel++)
            {
                float* gates = tape.GatesAt(panel, 0, first + from) + tape.Layout.RecurrentOffset;
                AddProduct(tape.HiddenAt(-1, from), tape.InitialRow, rows, tiles, tiles.Count, gates, tape.Layout.GateWidthOf(panel), tape.Weights.Recurrent, panel, 0, tape.Layout.RecurrentWidthOf(panel));
            }
        }
    }

    /// <summary>Gradients of a panel's weights of x, and of its biases.</summary>
    private static void AddInputs(float* x, int rows, RowTiles tiles, float* lastInputs, float* gates, RecurrentTape tape, int panel)
    {
        var weight = tape.Weights.Input;
        int gateWidth = tape.Layout.GateWidthOf(panel), width = weight.Layout.WidthOf(panel);
        if (!InputFeedsAllGates(tape.Layout))
        {
            AddProduct(x, tape.InputRow, rows, tiles, tiles.Count, gates, gateWidth, weight, panel, 0, width);
            AddRows(gates, rows, tape.Weights, panel);
            return;
        }

        // The tile with the ones goes through memory of its own: behind the weights' gradient lies the next panel's.
        int last = tiles.Count - 1, height = tiles.Height(last), own = (height - 1) * width;
        AddProduct(x, tape.InputRow, rows, tiles, last, gates, gateWidth, weight, panel, 0, width);
        float* gradient = weight.PanelGradient(panel) + ((long)weight.Layout.Depth * width) - own, sums = stackalloc float[LastColumns * 4 * V.Count];
        new ReadOnlySpan<float>(gradient, own).CopyTo(new(sums, own));
        new Span<float>(sums + own, width).Clear();
        AddTile(height, rows, lastInputs, LastColumns, gates, gateWidth, sums, width, width, null);
        new ReadOnlySpan<float>(sums, own).CopyTo(new(gradient, own));
        AddToBiases(sums + own, tape.Weights, panel);
    }

    /// <summary>Adds <c>aᵀ·gates</c>, for the columns of the first tiles, to columns [column, column + width) of a panel's gradient, and fetches what lies ahead.</summary>
    private static void AddProduct(
        float* a, int aRow, int rows, RowTiles tiles, int count, float* gates, int gateWidth, PanelParameter weight, int panel, int column, int width, Ahead* ahead = null)
    {
        float* gradient = weight.PanelGradient(panel) + column;
        int gradientRow = weight.Layout.WidthOf(panel);
        for (int tile = 0; tile < count; tile++)
        {
            int height = tiles.Height(tile);
            AddTile(height, rows, a, aRow, gates, gateWidth, gradient, gradientRow, width, ahead);
            a += height;
            gradient += height * gradientRow;
        }
    }

    private static void AddTile(int height, int rows, float* a, int aRow, float* gates, int gateWidth, float* gradient, int gradientRow, int width, Ahead* ahead)
    {
        switch (width / V.Count)
        {
            case 4: OuterTile4<V>.Run(height, rows, a, aRow, gates, gateWidth, gradient, gradientRow, ahead); break;
            case 3: OuterTile3<V>.Run(height, rows, a, aRow, gates, gateWidth, gradient, gradientRow, ahead); break;
            case 2: OuterTile2<V>.Run(height, rows, a, aRow, gates, gateWidth, gradient, gradientRow, ahead); break;
            default: OuterTile1<V>.Run(height, rows, a, aRow, gates, gateWidth, gradient, gradientRow, ahead); break;
        }
    }

    /// <summary>The last columns of x, and behind them the ones.</summary>
    private static void CopyLast(float* x, int xRow, int rows, int columns, float* result)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                result[column] = x[column];
            result[columns] = 1f;
            x += xRow;
            result += LastColumns;
        }
    }

    /// <summary>Sums of a whole panel's gate rows into both biases.</summary>
    private static void AddRows(float* gates, int rows, DirectionWeights weights, int panel)
    {
        float* sum = stackalloc float[4 * V.Count];
        SumRows(gates, rows, sum);
        AddToBiases(sum, weights, panel);
    }

    /// <summary>Each bias takes the slots that it has a gate for.</summary>
    private static void AddToBiases(float* sum, DirectionWeights weights, int panel)
    {
        AddSlots(sum, weights.InputBias, panel);
        if (weights.RecurrentBias.IsTrainable)
            AddSlots(sum, weights.RecurrentBias, panel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumRows(float* gates, int rows, float* sum)
    {
        V s0 = V.Create(0f), s1 = s0, s2 = s0, s3 = s0;
        for (int row = 0; row < rows; row++)
        {
            s0 += V.Load(gates);
            s1 += V.Load(gates + V.Count);
            s2 += V.Load(gates + (2 * V.Count));
            s3 += V.Load(gates + (3 * V.Count));
            gates += 4 * V.Count;
        }

        V.Store(s0, sum);
        V.Store(s1, sum + V.Count);
        V.Store(s2, sum + (2 * V.Count));
        V.Store(s3, sum + (3 * V.Count));
    }

    private static void AddSlots(float* sum, PanelParameter bias, int panel)
    {
        float* gradient = bias.PanelGradient(panel);
        int units = bias.Layout.UnitsOf(panel);
        for (int gate = 0; gate < bias.Layout.Gates; gate++)
        {
            int slot = bias.Layout.Slot(gate) * units;
            for (int unit = 0; unit < units; unit++)
                gradient[slot + unit] += sum[slot + unit];
        }
    }
}
