using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Reads one time step of a series: a <c>Single</c>, or a <c>Vector&lt;Single, C&gt;</c>, dense or sparse. Nothing but finite numbers gets through.</summary>
internal sealed class ChannelReader
{
    private readonly DataViewRow _source;
    private readonly DataViewSchema.Column _column;
    private readonly ValueGetter<float>? _scalar;
    private readonly ValueGetter<VBuffer<float>>? _vector;
    private VBuffer<float> _buffer;

    public ChannelReader(DataViewRow source, DataViewSchema.Column column, string role)
    {
        (_source, _column) = (source, column);
        Channels = ChannelsOf(column, role);
        if (column.Type is VectorDataViewType)
            _vector = source.GetGetter<VBuffer<float>>(column);
        else
            _scalar = source.GetGetter<float>(column);
    }

    /// <summary>Values per row: 1 for a scalar column.</summary>
    public int Channels { get; }

    /// <summary>Values per row of a column of a type that can be a series.</summary>
    /// <exception cref="ArgumentException">The column is of another type.</exception>
    public static int ChannelsOf(DataViewSchema.Column column, string role)
    {
        if (column.Type.Equals(NumberDataViewType.Single))
            return 1;
        if (column.Type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType.Equals(NumberDataViewType.Single))
            return vector.Size;
        throw Columns.WrongType(column, role, Needed, ConversionAdvice.ToSingle(column.Name, ConversionAdvice.ItemOf(column)));
    }

    /// <summary>The types that a series may have, for errors.</summary>
    public const string Needed = "Single, or Vector<Single, C> of known size (Concatenate puts columns together)";

    /// <summary>Reads the row on which the source stands into <paramref name="values"/> [C].</summary>
    /// <exception cref="InvalidDataException">A value is NaN or infinite, or the vector has another length than its type.</exception>
    public void Read(Span<float> values)
    {
        if (_scalar is not null)
        {
            _scalar(ref values[0]);
        }
        else
        {
            _vector!(ref _buffer);
            if (_buffer.Length != Channels)
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"Column '{_column.Name}' has a vector of length {_buffer.Length} in row {_source.Position}; its type is {_column.Type}. Give every row {Channels} values."));
            }

            _buffer.CopyTo(values);
        }

        for (int channel = 0; channel < values.Length; channel++)
        {
            if (!float.IsFinite(values[channel]))
                throw NotFinite(channel, values[channel]);
        }
    }

    private InvalidDataException NotFinite(int channel, float value)
    {
        string slot = _vector is null ? "" : FormattableString.Invariant($" (slot {channel})");
        return new(FormattableString.Invariant(
            $"Column '{_column.Name}' is {value} in row {_source.Position}{slot}, the first row being 0; a series needs finite numbers. Leave such rows out (mlContext.Data.FilterRowsByMissingValues(data, \"{_column.Name}\")), and have Gaps.CarryForward or Gaps.Interpolate fill their places by a TimeColumnName; ReplaceMissingValues would write in zeros or means, which the series never had."));
    }
}
