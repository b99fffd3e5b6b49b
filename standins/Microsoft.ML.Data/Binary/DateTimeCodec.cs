namespace Microsoft.ML.Data;

/// <summary>Dates as i64 ticks.</summary>
internal sealed class DateTimeCodec : ValueCodec<DateTime>
{
    public DateTimeCodec()
        : base("DateTime", DateTimeDataViewType.Instance)
    {
    }

    public override void Write(BinaryWriter writer, IReadOnlyList<DateTime> values)
    {
        foreach (DateTime value in values)
            writer.Write(value.Ticks);
    }

    public override DateTime[] Read(BinaryReader reader, int count)
    {
        var values = new DateTime[count];
        for (int i = 0; i < count; i++)
            values[i] = new DateTime(reader.ReadInt64());
        return values;
    }
}
