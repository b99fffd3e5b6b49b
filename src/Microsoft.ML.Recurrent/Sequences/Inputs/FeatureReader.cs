using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Sequences.Inputs;

/// <summary>Reads one row's sequence from one column or several. Of several, step t holds the numbers of the first column's step t, then those of the next.</summary>
internal sealed class FeatureReader
{
    private readonly DataViewRow _source;
    private readonly IReadOnlyList<DataViewSchema.Column> _columns;
    private readonly SequenceReader[] _readers;
    private readonly int[] _widths, _offsets;
    private readonly int _width;
    private float[] _part = [];

    /// <param name="source">The rows.</param>
    /// <param name="columns">Read side by side.</param>
    /// <param name="steps">Steps that every row must have; 0 where rows differ.</param>
    /// <param name="widths">Numbers per step of each column.</param>
    public FeatureReader(DataViewRow source, IReadOnlyList<DataViewSchema.Column> columns, int steps, IReadOnlyList<int> widths)
    {
        (_source, _columns, _widths, _width) = (source, columns, [.. widths], widths.Sum());
        _offsets = [.. widths.Select((_, c) => widths.Take(c).Sum())];
        _readers = [.. columns.Zip(widths, (column, width) => new SequenceReader(source, column, new SequenceLayout(steps, width)))];
    }

    /// <summary>Reads the row on which the source stands into <paramref name="values"/>, which grows as needed.</summary>
    /// <returns>Time steps.</returns>
    /// <exception cref="InvalidDataException">A number is not finite, or a sequence is empty, of the wrong length, or of another than in the column before.</exception>
    public int Read(ref float[] values)
    {
        if (_readers.Length == 1)
            return _readers[0].Read(ref values);
        int steps = 0;
        for (int c = 0; c < _readers.Length; c++)
            steps = Interleave(c, steps, _readers[c].Read(ref _part), ref values);
        return steps;
    }

    /// <summary>The same, unless a column has no sequence in the row: it is empty, or missing as a whole.</summary>
    /// <returns>False where there is none.</returns>
    /// <exception cref="InvalidDataException">A sequence is of the wrong length, or holds a number that is not finite beside those that are.</exception>
    public bool TryRead(ref float[] values, out int steps)
    {
        if (_readers.Length == 1)
            return _readers[0].TryRead(ref values, out steps);
        steps = 0;
        bool isThere = true;
        for (int c = 0; c < _readers.Length; c++)
        {
            // All are read, so that what is wrong with one is not hidden by another that is missing.
            if (_readers[c].TryRead(ref _part, out int found) && isThere)
                steps = Interleave(c, steps, found, ref values);
            else
                isThere = false;
        }

        return isThere;
    }

    private int Interleave(int column, int steps, int found, ref float[] values)
    {
        if (column > 0 && found != steps)
            throw Differ(column, steps, found);
        int width = _widths[column], offset = _offsets[column];
        if (values.Length < found * _width)
            Array.Resize(ref values, Math.Max(found * _width, 2 * values.Length));
        for (int t = 0; t < found; t++)
            _part.AsSpan(t * width, width).CopyTo(values.AsSpan((t * _width) + offset));
        return found;
    }

    private InvalidDataException Differ(int column, int steps, int found) => new(FormattableString.Invariant(
        $"Feature column '{_columns[column].Name}' has {found} steps in row {_source.Position}, and column '{_columns[0].Name}' has {steps}; columns that are read side by side need as many. Give every row as many in each."));
}
