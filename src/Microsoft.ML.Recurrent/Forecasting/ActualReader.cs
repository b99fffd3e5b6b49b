using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>Reads what came true: as a series, but a value may be missing.</summary>
internal sealed class ActualReader(DataViewRow source, DataViewSchema.Column column)
{
    private readonly int _channels = ChannelReader.ChannelsOf(column, "actual");
    private readonly ValueGetter<float>? _scalar = column.Type is VectorDataViewType ? null : source.GetGetter<float>(column);
    private readonly ValueGetter<VBuffer<float>>? _vector = column.Type is VectorDataViewType ? source.GetGetter<VBuffer<float>>(column) : null;
    private VBuffer<float> _buffer;

    /// <summary>[C] of the row on which the source stands.</summary>
    /// <exception cref="InvalidDataException">A value is infinite.</exception>
    public float[] Read()
    {
        float[] values = new float[_channels];
        if (_scalar is not null)
        {
            _scalar(ref values[0]);
        }
        else
        {
            _vector!(ref _buffer);
            _buffer.CopyTo(values);
        }

        return Array.Exists(values, float.IsInfinity)
            ? throw new InvalidDataException(FormattableString.Invariant($"Column '{column.Name}' is infinite in row {source.Position}, the first row being 0; it must be finite, or NaN where a value is missing."))
            : values;
    }
}
