namespace Microsoft.ML.Data;

/// <summary>The offsets of all as i16 minutes, then the clock times of all as i64 ticks.</summary>
internal sealed class DateTimeOffsetCodec : ValueCodec<DateTimeOffset>
{
    public DateTimeOffsetCodec()
        : base("DateTimeOffset", DateTimeOffsetDataViewType.Instance)
    {
    }

    public override void Write(BinaryWriter writer, IReadOnlyList<DateTimeOffset> values)
    {
        foreach (DateTimeOffset value in values)
            writer.Write((short)value.TotalOffsetMinutes);
        foreach (DateTimeOffset value in values)
            writer.Write(value.Ticks);
    }

    public override DateTimeOffset[] Read(BinaryReader reader, int count)
    {
        var offsets = new TimeSpan[count];
        for (int i = 0; i < count; i++)
            offsets[i] = TimeSpan.FromMinutes(reader.ReadInt16());
        return offsets.Select(offset => new DateTimeOffset(reader.ReadInt64(), offset)).ToArray();
    }
}
