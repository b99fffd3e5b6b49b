using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The kernels of a level, run once each without depth or rows so that they are compiled.</summary>
internal static unsafe class LevelKernels<V> where V : struct, ILanes<V>
{
    private const int Rows = 32; // the default batch: its tiles are compiled

    /// <summary>Those of the forward walk.</summary>
    public static void TouchForward(RecurrentSpec spec)
    {
        var layout = new CellLayout(spec, V.Count);
        var kernel = CellKernels<V>.For(spec);
        float* memory = stackalloc float[4 * V.Count];
        new Span<float>(memory, 4 * V.Count).Clear();
        for (int panel = Math.Max(0, layout.Panels - 2); panel < layout.Panels; panel++) // the last may be narrower than the others
            kernel.Touch(Rows, layout.UnitsOf(panel), memory);
    }

    /// <summary>The products of the backward pass: weights first, the walk after, against the order of a step.</summary>
    public static void TouchBackward(RecurrentSpec spec)
    {
        var layout = new CellLayout(spec, V.Count);
        float* memory = stackalloc float[8 * V.Count];
        new Span<float>(memory, 8 * V.Count).Clear();
        var states = WeightGradients<V>.Tiles(layout, spec.HiddenSize);
        for (int panel = layout.Panels - 1; panel >= Math.Max(0, layout.Panels - 2); panel--) // the last may be narrower than the others
        {
            TouchOuter(layout.RecurrentWidthOf(panel), states, memory);
            TouchOuter(layout.InputWeight.WidthOf(panel), WeightGradients<V>.InputTiles(layout, spec.InputSize), memory);
        }

        if (layout.RecurrentWidth < layout.RecurrentWeight.Width)
            TouchOuter(V.Count, states, memory);
        int block = 4 * V.Count, columns = layout.TiledUnits % block;
        if (layout.LastUnitsByDots)
        {
            DotTile<V>.Finish(0, 0, 0, memory, memory, 0, memory, 0);
            DotTile<V>.Add(4, 0, 0, memory, 0, 0, memory, 0, 0, memory); // of four rows, whose sums are eight registers
        }

        if (columns > 0)
            SegmentTile<V>.Run(columns, Rows, 1, 0, memory, 0, 0, memory, 0, memory, 0, memory, 0);
        if (layout.TiledUnits >= block)
            SegmentTile<V>.Run(block, Rows, 1, 0, memory, 0, 0, memory, 0, memory, 0, memory, 0);
    }

    private static void TouchOuter(int width, RowTiles tiles, float* memory)
    {
        foreach (int height in (ReadOnlySpan<int>)[tiles.Height(tiles.Count - 1), tiles.Height(0)])
        {
            switch (width / V.Count)
            {
                case 4: OuterTile4<V>.Run(height, 0, memory, 0, memory, 0, memory, 0); break;
                case 3: OuterTile3<V>.Run(height, 0, memory, 0, memory, 0, memory, 0); break;
                case 2: OuterTile2<V>.Run(height, 0, memory, 0, memory, 0, memory, 0); break;
                default: OuterTile1<V>.Run(height, 0, memory, 0, memory, 0, memory, 0); break;
            }
        }
    }
}
