using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Reads one row's label. A NaN anywhere in it means that the row has none.</summary>
internal sealed class LabelReader
{
    private readonly DataViewRow _source;
    private readonly DataViewSchema.Column _column;
    private readonly LabelLayout _layout;
    private readonly ValueGetter<float>? _readNumber;
    private readonly ValueGetter<VBuffer<float>>? _readVector;
    private VBuffer<float> _buffer;

    public LabelReader(DataViewRow source, DataViewSchema.Column column, LabelLayout layout)
    {
        (_source, _column, _layout) = (source, column, layout);
        if (layout.IsVector)
            _readVector = source.GetGetter<VBuffer<float>>(column);
        else
            _readNumber = source.GetGetter<float>(column);
    }

    /// <returns>Whether the row has a label.</returns>
    public bool TryRead(Span<float> label)
    {
        if (_readNumber is not null)
        {
            _readNumber(ref label[0]);
        }
        else
        {
            _readVector!(ref _buffer);
            if (_buffer.Length != _layout.Size)
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"Label column '{_column.Name}' has {_buffer.Length} numbers in row {_source.Position}; its type needs {_layout.Size}. Give every row as many."));
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
