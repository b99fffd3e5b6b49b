namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Rows cut into full tiles and one for the rest, so that few variants of a kernel are compiled; a single row, which would leave
/// multiply-adds waiting for each other, is never the rest: 16 as 6 + 6 + 4, 13 as 6 + 4 + 3.</summary>
internal readonly struct RowTiles(int rows, int most)
{
    public int Count { get; } = (rows + most - 1) / most;

    public int Height(int tile)
    {
        int left = rows - (tile * most);
        return left == most + 1 ? (left + 1) / 2 : left == 1 && tile > 0 ? (most + 1) / 2 : Math.Min(left, most);
    }
}
