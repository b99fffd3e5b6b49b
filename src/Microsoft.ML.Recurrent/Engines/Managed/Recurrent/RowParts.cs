namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A range of rows, part by part: parts of nearly equal size, none above a limit.</summary>
internal struct RowParts(int first, int rows, int most)
{
    private readonly int _parts = (rows + most - 1) / most;
    private int _part;

    public bool Next(out int partFirst, out int partRows)
    {
        partFirst = partRows = 0;
        if (_part == _parts)
            return false;
        int from = rows * _part / _parts, to = rows * ++_part / _parts;
        (partFirst, partRows) = (first + from, to - from);
        return true;
    }
}
