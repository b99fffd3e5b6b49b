using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Reads one row's sequence, dense or sparse, and checks it: length, and that every number is finite.</summary>
internal sealed class SequenceReader(DataViewRow source, DataViewSchema.Column column, SequenceLayout layout)
{
    private readonly ValueGetter<VBuffer<float>> _read = source.GetGetter<VBuffer<float>>(column);
    private VBuffer<float> _buffer;

    /// <summary>Reads the row on which the source stands into <paramref name="values"/>, which grows as needed.</summary>
    /// <returns>Time steps, 1 or more.</returns>
    /// <exception cref="InvalidDataException">The sequence is empty, of the wrong length, or holds a number that is not finite.</exception>
    public int Read(ref float[] values)
    {
        _read(ref _buffer);
        return Take(ref values);
    }

    /// <summary>Reads the row on which the source stands, unless there is no sequence in it: it is empty, or missing as a whole, as <c>Window</c> gives it where history is incomplete.</summary>
    /// <returns>False where there is none.</returns>
    /// <exception cref="InvalidDataException">The sequence is of the wrong length, or holds a number that is not finite beside those that are.</exception>
    public bool TryRead(ref float[] values, out int steps)
    {
        _read(ref _buffer);
        bool isThere = _buffer.Length > 0 && !IsMissing(_buffer);
        steps = isThere ? Take(ref values) : 0;
        return isThere;
    }

    // Of a sparse vector the values left out are zeros, which are numbers.
    private static bool IsMissing(in VBuffer<float> buffer)
    {
        if (!buffer.IsDense)
            return false;
        foreach (float value in buffer.GetValues())
        {
            if (!float.IsNaN(value))
                return false;
        }

        return true;
    }

    private int Take(ref float[] values)
    {
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
                    $"Column '{column.Name}' holds {numbers[i]} in row {source.Position}, step {i / layout.Width}; a network needs finite numbers. Leave such rows out, or fill from neighbours before (Window's Gaps option fills missing rows of a series)."));
            }
        }

        return length / layout.Width;
    }

    private void CheckLength(int length)
    {
        if (length == 0)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"Column '{column.Name}' is an empty sequence in row {source.Position}; training needs at least one step of {layout.Width} numbers. Leave such rows out."));
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
