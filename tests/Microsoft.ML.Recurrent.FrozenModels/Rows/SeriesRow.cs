using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>A time step of one of three series, each a wave of four steps upon a slope.</summary>
internal sealed class SeriesRow
{
    private static readonly string[] Stores = ["North", "north", "Zürich \"Süd\""];

    public float Value { get; set; }

    [VectorType(3)]
    public float[] Values { get; set; } = [];

    [VectorType(1)]
    public float[] One { get; set; } = [];

    public string Store { get; set; } = "";

    /// <summary>A key; members count from 0, columns from 1.</summary>
    [KeyType(3)]
    public uint Shop { get; set; }

    public DateTime Day { get; set; }

    public DateTimeOffset Moment { get; set; }

    public TimeSpan Since { get; set; }

    public float Hour { get; set; }

    public static IDataView View(MLContext ml, int count = 40, int stores = 1) => ml.Data.LoadFromEnumerable(Rows(count, stores));

    public static List<SeriesRow> Rows(int count, int stores = 1) => [.. Enumerable.Range(0, stores).SelectMany(store => Rows(count, (Store: store, Factor: MathF.Pow(10, store))))];

    /// <summary>What a forecast engine observes of it.</summary>
    public float[] Of(string column) => column switch
    {
        nameof(Value) => [Value],
        nameof(Values) => Values,
        _ => throw new ArgumentException($"Column '{column}' is no series.", nameof(column)),
    };

    private static IEnumerable<SeriesRow> Rows(int count, (int Store, float Factor) series)
    {
        var random = new Random(7 + series.Store);
        for (int t = 0; t < count; t++)
        {
            float value = series.Factor * (10 + (0.25f * t) + (3 * (t % 4)) + random.NextSingle());
            yield return new SeriesRow
            {
                Value = value,
                Values = [value, -2 * value + (t % 3), random.NextSingle()],
                One = [value],
                Store = Stores[series.Store],
                Shop = (uint)series.Store,
                Day = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(t),
                Moment = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)).AddHours(t),
                Since = TimeSpan.FromMinutes(t),
                Hour = t / 2f,
            };
        }
    }
}
