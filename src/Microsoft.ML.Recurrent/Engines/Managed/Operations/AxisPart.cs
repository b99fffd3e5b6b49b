namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Where some consecutive elements of one axis lie within the whole, row by row of the innermost axis.</summary>
internal readonly struct AxisPart
{
    private readonly int _rows, _stride, _offset; // rows per run of the part, of the whole, and before the part

    /// <param name="whole">The larger shape.</param>
    /// <param name="axis">The axis that is cut.</param>
    /// <param name="start">The first element of the part.</param>
    /// <param name="length">Elements of the part.</param>
    public AxisPart(Shape whole, int axis, int start, int length)
    {
        bool cutsRows = axis == whole.Rank - 1;
        int inner = 1;
        for (int k = axis + 1; k < whole.Rank - 1; k++)
            inner *= whole[k];
        Column = cutsRows ? start : 0;
        (_rows, _stride, _offset) = cutsRows ? (1, 1, 0) : (length * inner, whole[axis] * inner, start * inner);
    }

    /// <summary>Where the part's rows begin within the whole's.</summary>
    public int Column { get; }

    /// <summary>The whole's row that holds a row of the part.</summary>
    public int Row(int partRow)
    {
        (int run, int within) = Math.DivRem(partRow, _rows);
        return (run * _stride) + _offset + within;
    }
}
