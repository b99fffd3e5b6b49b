using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>Reads a number or a vector of them. A NaN anywhere in it means that the row has none.</summary>
internal sealed class NumberLabelReader : ILabelReader
{
    private readonly DataViewRow _source;
    private readonly DataViewSchema.Column _column;
    private readonly int _size;
    private readonly ValueGetter<float>? _readNumber;
    private readonly ValueGetter<VBuffer<float>>? _readVector;
    private VBuffer<float> _buffer;

    public NumberLabelReader(DataViewRow source, DataViewSchema.Column column, int size, bool isVector)
    {
        (_source, _column, _size) = (source, column, size);
        if (isVector)
            _readVector = source.GetGetter<VBuffer<float>>(column);
        else
            _readNumber = source.GetGetter<float>(column);
    }

    /// <inheritdoc/>
    public bool TryRead(Span<float> label)
    {
        if (_readNumber is not null)
        {
            _readNumber(ref label[0]);
        }
        else
        {
            _readVector!(ref _buffer);
            if (_buffer.Length != _size)
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"Label column '{_column.Name}' has {_buffer.Length} numbers in row {_source.Position}; its type needs {_size}. Give every row as many."));
            }

            _buffer.CopyTo(label);
        }

        bool hasLabel = true;
        foreach (float value in label)
        {
            if (float.IsInfinity(value))
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"Label column '{_column.Name}' holds {value} in row {_source.Position}; labels must be finite. Use NaN for a missing label."));
            }

            hasLabel &= !float.IsNaN(value);
        }

        return hasLabel;
    }
}
