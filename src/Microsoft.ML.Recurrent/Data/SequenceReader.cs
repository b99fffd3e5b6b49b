using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Reads one row's sequence, dense or sparse, and checks it: length, and that every number is finite.</summary>
internal sealed class SequenceReader(DataViewRow source, DataViewSchema.Column column, SequenceLayout layout)
{
    private readonly ValueGetter<VBuffer<float>> _read = source.GetGetter<VBuffer<float>>(column);
    private VBuffer<float> _buffer;

    /// <summary>Reads the row on which the source stands into <paramref name="values"/>, which grows as needed.</summary>
    /// <returns>Time steps.</returns>
    public int Read(ref float[] values)
    {
        _read(ref _buffer);
        int length = _buffer.Length;
        CheckLength(length);
        if (values.Length < length)
            Array.Resize(ref values, Math.Max(length, 2 * values.Length));
        Span<float> numbers = values.AsSpan(0, length);
        _buffer.CopyTo(numbers);
        for (int i = 0; i < length; i++)
        {
            if (!float.IsFinite(numbers[i]))
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"Column '{column.Name}' holds {numbers[i]} in row {source.Position}, step {i / layout.Width}; a network needs finite numbers. Replace or drop such rows before training and scoring."));
            }
        }

        return length / layout.Width;
    }

    private void CheckLength(int length)
    {
        if (length == 0)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"Column '{column.Name}' is an empty sequence in row {source.Position}; at least one step of {layout.Width} numbers is needed. Drop such rows."));
        }

        if (layout.Steps > 0 && length != layout.Steps * layout.Width)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"Column '{column.Name}' has {length} numbers in row {source.Position}; its type {layout} needs {layout.Steps * layout.Width}. Give every row the full window."));
        }

        if (length % layout.Width != 0)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"Column '{column.Name}' has {length} numbers in row {source.Position}, which is no multiple of {layout.Width} per step. Give whole steps."));
        }
    }
}
