using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Rows cut into tiles of nearly equal height: 16 as 6 + 5 + 5, never 6 + 6 + 4.</summary>
internal readonly struct RowTiles
{
    private readonly int _height, _taller;

    public RowTiles(int rows, int most)
    {
        Count = (rows + most - 1) / most;
        if (Count > 0)
            (_height, _taller) = (rows / Count, rows % Count);
    }

    public int Count { get; }

    public int Height(int tile) => tile < _taller ? _height + 1 : _height;
}
