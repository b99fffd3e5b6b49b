using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Gradients of a direction's weights and biases, for some of its panels, over all rows of all steps.</summary>
/// <remarks><c>dW = xᵀ·dG</c>, <c>dU = hᵀ·dG</c>, <c>db = Σ dG</c>, in blocks of rows. The columns of x and h are laid side by side in tiles once
/// per block and used for every panel. Each element is one chain over the rows, whoever computes it.</remarks>
internal static unsafe class WeightGradients<V> where V : struct, ILanes<V>
{
    private const int BlockRows = 128;
    private const int MostPacked = 512 * 1024; // bytes of packed states that leave the second-level cache room for the next ones
    private const int TileColumns = 8; // packed columns, of which a tile uses up to 6

    /// <summary>Panels whose gradients fit half of a second-level cache, so that blocks of rows find them there.</summary>
    public static int PanelsAtOnce(RecurrentTape tape)
        => Math.Max(1, 480 * 1024 / ((tape.Inputs + tape.Units) * tape.Layout.GateWidth * sizeof(float)));

    /// <summary>Floats that <see cref="Run"/> needs for itself.</summary>
    public static int ScratchSize(RecurrentTape tape)
        => (Tiles(tape.Inputs).Count + (2 * Tiles(tape.Units).Count)) * TileColumns * BlockRows;

    /// <param name="tape">After the backward walk.</param>
    /// <param name="firstPanel">First panel of this share.</param>
    /// <param name="endPanel">Panel behind its last.</param>
    /// <param name="adds">Whether to add to the gradients of the weights or to replace them.</param>
    /// <param name="scratch">See <see cref="ScratchSize"/>.</param>
    public static void Run(RecurrentTape tape, int firstPanel, int endPanel, bool adds, float* scratch)
    {
        if (!adds)
            Clear(tape.Weights, firstPanel, endPanel);
        float* inputs = scratch, states = scratch + (Tiles(tape.Inputs).Count * TileColumns * BlockRows);
        float* reset = states + (Tiles(tape.Units).Count * TileColumns * BlockRows);
        if (tape.InitialHidden != null && tape.Rows > 0)
            InitialState(tape, firstPanel, endPanel, states);
        // The gates of every step but the walk's first belong to the state of the step before it in the walk.
        int shift = tape.IsReverse ? tape.Batch : -tape.Batch;
        int firstLater = tape.IsReverse ? 0 : tape.Batch, endLater = tape.Rows - (tape.IsReverse ? tape.Batch : 0);
        bool fetches = tape.Fetches;
        var ahead = default(Ahead);
        for (int from = 0; from < tape.Rows; from += BlockRows)
        {
            int end = Math.Min(from + BlockRows, tape.Rows);
            int later = Math.Max(from, firstLater), laterCount = Math.Min(end, endLater) - later;
            Pack(tape.Input + ((long)from * tape.InputRow), tape.InputRow, end - from, Tiles(tape.Inputs), inputs);
            if (laterCount > 0)
                Pack(tape.Hidden + ((long)(later + shift) * tape.PaddedUnits), tape.PaddedUnits, laterCount, Tiles(tape.Units), states);
            if (tape.Reset != null)
                Pack(tape.ResetAt(0, 0) + ((long)from * tape.PaddedUnits), tape.PaddedUnits, end - from, Tiles(tape.Units), reset);
            for (int panel = firstPanel; panel < endPanel; panel++)
            {
                float* gates = tape.GatesAt(panel, 0, 0);
                int width = tape.Layout.GateWidthOf(panel);
                AddRows(gates + ((long)from * width), end - from, width, tape.Weights, panel);
                AddProduct(inputs, end - from, Tiles(tape.Inputs), gates + ((long)from * width), width, tape.Weights.Input, panel, 0, tape.Weights.Input.Layout.WidthOf(panel));
                if (fetches)
                    Expect(tape, panel, from, end, firstPanel, endPanel, shift, &ahead);
                if (laterCount > 0)
                {
                    float* fed = gates + ((long)later * width) + tape.Layout.RecurrentOffset;
                    AddProduct(states, laterCount, Tiles(tape.Units), fed, width, tape.Weights.Recurrent, panel, 0, tape.Layout.RecurrentWidthOf(panel), fetches ? &ahead : null);
                }

                if (tape.Reset != null)
                    AddProduct(reset, end - from, Tiles(tape.Units), gates + ((long)from * width), width, tape.Weights.Recurrent, panel, tape.Layout.RecurrentWidth, V.Count);
            }
        }
    }

    /// <summary>The gates that come after a panel's block of rows; with the last panel, also what the next block packs.</summary>
    private static void Expect(RecurrentTape tape, int panel, int from, int end, int firstPanel, int endPanel, int shift, Ahead* ahead)
    {
        ahead->Clear();
        ExpectNext(tape, panel, from, end, firstPanel, endPanel, shift, ahead);
        ahead->SpreadOver((long)Tiles(tape.Units).Count * (end - from));
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
        if (Tiles(tape.Units).Count * TileColumns * BlockRows * sizeof(float) > MostPacked)
            return;
        ahead->Add(tape.Hidden + ((long)first * tape.PaddedUnits), (long)(Math.Min(next + shift, tape.Rows) - first) * tape.PaddedUnits);
        ahead->Add(tape.Input + ((long)end * tape.InputRow), (long)(next - end) * tape.InputRow);
    }

    private static RowTiles Tiles(int columns) => new(columns, V.TileRows);

    private static void Clear(DirectionWeights weights, int firstPanel, int endPanel)
    {
        foreach (var parameter in (ReadOnlySpan<PanelParameter>)[weights.Input, weights.Recurrent, weights.InputBias, weights.RecurrentBias])
            new Span<float>(parameter.PanelGradient(firstPanel), parameter.Layout.Size(firstPanel, endPanel)).Clear();
    }

    private static void InitialState(RecurrentTape tape, int firstPanel, int endPanel, float* packed)
    {
        int first = tape.TimeAt(0) * tape.Batch;
        for (int from = 0; from < tape.Batch; from += BlockRows)
        {
            int rows = Math.Min(BlockRows, tape.Batch - from);
            Pack(tape.HiddenAt(-1, from), tape.InitialRow, rows, Tiles(tape.Units), packed);
            for (int panel = firstPanel; panel < endPanel; panel++)
            {
                float* gates = tape.GatesAt(panel, 0, first + from) + tape.Layout.RecurrentOffset;
                AddProduct(packed, rows, Tiles(tape.Units), gates, tape.Layout.GateWidthOf(panel), tape.Weights.Recurrent, panel, 0, tape.Layout.RecurrentWidthOf(panel));
            }
        }
    }

    /// <summary>Adds to columns [column, column + width) of a panel's gradient, and fetches what lies ahead.</summary>
    private static void AddProduct(
        float* packed, int rows, RowTiles tiles, float* gates, int gateWidth, PanelParameter weight, int panel, int column, int width, Ahead* ahead = null)
    {
        float* gradient = weight.PanelGradient(panel) + column;
        int gradientRow = weight.Layout.WidthOf(panel);
        for (int tile = 0; tile < tiles.Count; tile++)
        {
            int height = tiles.Height(tile);
            switch (width / V.Count)
            {
                case 4: OuterTile4<V>.Run(height, rows, packed, TileColumns, gates, gateWidth, gradient, gradientRow, ahead); break;
                case 3: OuterTile3<V>.Run(height, rows, packed, TileColumns, gates, gateWidth, gradient, gradientRow, ahead); break;
                case 2: OuterTile2<V>.Run(height, rows, packed, TileColumns, gates, gateWidth, gradient, gradientRow, ahead); break;
                default: OuterTile1<V>.Run(height, rows, packed, TileColumns, gates, gateWidth, gradient, gradientRow, ahead); break;
            }

            packed += rows * TileColumns;
            gradient += height * gradientRow;
        }
    }

    /// <summary>Columns of a in tiles, each [rows][8]; reads up to 7 floats behind the last column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Pack(float* a, int aRow, int rows, RowTiles tiles, float* packed)
    {
        for (int tile = 0; tile < tiles.Count; tile++)
        {
            float* source = a;
            for (int row = 0; row < rows; row++)
            {
                Vector256.Load(source).Store(packed);
                source += aRow;
                packed += TileColumns;
            }

            a += tiles.Height(tile);
        }
    }

    /// <summary>Sums of gate rows into both biases; each takes the slots that it has a gate for.</summary>
    private static void AddRows(float* gates, int rows, int width, DirectionWeights weights, int panel)
    {
        float* sum = stackalloc float[4 * V.Count];
        if (width == 4 * V.Count)
            SumWholeRows(gates, rows, sum);
        else
            SumRows(gates, rows, width, sum);
        AddSlots(sum, weights.InputBias, panel);
        if (weights.RecurrentBias.IsTrainable)
            AddSlots(sum, weights.RecurrentBias, panel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumWholeRows(float* gates, int rows, float* sum)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumRows(float* gates, int rows, int width, float* sum)
    {
        for (int column = 0; column < width; column += V.Count)
        {
            V s = V.Create(0f);
            for (int row = 0; row < rows; row++)
                s += V.Load(gates + ((nint)row * width) + column);
            V.Store(s, sum + column);
        }
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
