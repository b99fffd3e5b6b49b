namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary><c>C = start + Σ A·B</c> over segments of the depth, for the first columns of a block of four registers: no more registers than hold them.</summary>
/// <remarks>Operands as of <see cref="SegmentTile4{V}"/>. Columns of C behind the last register that is needed stay as they are.</remarks>
internal static unsafe class SegmentTile<V> where V : struct, ILanes<V>
{
    /// <summary>Rows of a full tile for so many columns.</summary>
    public static int TileRows(int columns) => columns > 3 * V.Count ? V.TileRows : V.TallTileRows;

    public static void Run(
        int columns, int rows, int segments, int depth, float* a, nint aRow, nint aSegment, float* b, nint bSkip, float* start, nint startRow, float* c, nint cRow, Ahead* ahead = null)
    {
        switch ((columns + V.Count - 1) / V.Count)
        {
            case 4: SegmentTile4<V>.Run(rows, segments, depth, a, aRow, aSegment, b, bSkip, start, startRow, c, cRow, ahead); break;
            case 3: SegmentTile3<V>.Run(rows, segments, depth, a, aRow, aSegment, b, bSkip, start, startRow, c, cRow, ahead); break;
            case 2: SegmentTile2<V>.Run(rows, segments, depth, a, aRow, aSegment, b, bSkip, start, startRow, c, cRow, ahead); break;
            case 1: SegmentTile1<V>.Run(rows, segments, depth, a, aRow, aSegment, b, bSkip, start, startRow, c, cRow, ahead); break;
        }
    }
}
