namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary><c>C = start + x·W + h·U</c> for a panel of one to four registers: rows of its pre-activations.</summary>
/// <remarks>Operands as of <see cref="GateTile{V}"/>, all as wide as the panel. Each element is one chain, over x and then over h.</remarks>
internal static unsafe class PanelTile<V> where V : struct, ILanes<V>
{
    public static void Run(
        int width, int rows, float* start, nint startRow, float* x, nint xRow, int inputs, float* w, float* h, nint hRow, int units, float* u, float* c, nint cRow, Ahead* ahead = null)
    {
        switch (width / V.Count)
        {
            case 4:
                GateTile<V>.Run(rows, start, startRow, x, xRow, inputs, w, h, hRow, units, u, c, cRow, ahead);
                break;
            case 3:
                TripleTile<V>.Run(rows, start, startRow, x, xRow, inputs, w, width, c, cRow);
                TripleTile<V>.Run(rows, c, cRow, h, hRow, units, u, width, c, cRow, ahead);
                break;
            case 2:
                DoubleTile<V>.Run(rows, start, startRow, x, xRow, inputs, w, width, c, cRow);
                DoubleTile<V>.Run(rows, c, cRow, h, hRow, units, u, width, c, cRow, ahead);
                break;
            case 1:
                NarrowTile<V>.Run(rows, start, startRow, x, xRow, inputs, w, width, c, cRow);
                NarrowTile<V>.Run(rows, c, cRow, h, hRow, units, u, width, c, cRow, ahead);
                break;
        }
    }
}
