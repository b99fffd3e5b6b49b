namespace Microsoft.ML.Data;

/// <summary>Durations as i64 ticks.</summary>
internal sealed class TimeSpanCodec : ValueCodec<TimeSpan>
{
    public TimeSpanCodec()
        : base("TimeSpan", TimeSpanDataViewType.Instance)
    {
    }

    public override void Write(BinaryWriter writer, IReadOnlyList<TimeSpan> values)
    {
        foreach (TimeSpan value in values)
            writer.Write(value.Ticks);
    }

    public override TimeSpan[] Read(BinaryReader reader, int count)
    {
        var values = new TimeSpan[count];
        for (int i = 0; i < count; i++)
            values[i] = new TimeSpan(reader.ReadInt64());
        return values;
    }
}
