using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Sequences.Inputs;

/// <summary>Reads one row's sequence from one column or several. Of several, step t holds the numbers of the first column's step t, then those of the next.</summary>
internal sealed class FeatureReader
{
    private readonly DataViewRow _source;
    private readonly IReadOnlyList<DataViewSchema.Column> _columns;
    private readonly SequenceReader[] _readers;
    private readonly int[] _widths;
    private readonly int _width;
    private float[] _part = [];

    /// <param name="source">The rows.</param>
    /// <param name="columns">Read side by side.</param>
    /// <param name="steps">Steps that every row must have; 0 where rows differ.</param>
    /// <param name="widths">Numbers per step of each column.</param>
    public FeatureReader(DataViewRow source, IReadOnlyList<DataViewSchema.Column> columns, int steps, IReadOnlyList<int> widths)
    {
        (_source, _columns, _widths, _width) = (source, columns, [.. widths], widths.Sum());
        _readers = [.. columns.Zip(widths, (column, width) => new SequenceReader(source, column, new SequenceLayout(steps, width)))];
    }

    /// <summary>Reads the row on which the source stands into <paramref name="values"/>, which grows as needed.</summary>
    /// <returns>Time steps.</returns>
    /// <exception cref="InvalidDataException">A number is not finite, or a sequence is of the wrong length, or another than in the column before.</exception>
    public int Read(ref float[] values)
    {
        if (_readers.Length == 1)
            return _readers[0].Read(ref values);
        int steps = 0;
        for (int c = 0, offset = 0; c < _readers.Length; offset += _widths[c++])
        {
            int found = _readers[c].Read(ref _part);
            if (c == 0)
                steps = found;
            else if (found != steps)
                throw Differ(c, steps, found);
            if (values.Length < steps * _width)
                Array.Resize(ref values, Math.Max(steps * _width, 2 * values.Length));
            for (int t = 0; t < steps; t++)
                _part.AsSpan(t * _widths[c], _widths[c]).CopyTo(values.AsSpan((t * _width) + offset));
        }

        return steps;
    }

    private InvalidDataException Differ(int column, int steps, int found) => new(FormattableString.Invariant(
        $"Feature column '{_columns[column].Name}' has {found} steps in row {_source.Position}, and column '{_columns[0].Name}' has {steps}; columns that are read side by side need as many. Give every row as many in each."));
}
