using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.FrozenModels.Cases;

/// <summary>Forecast engines that stopped in the middle of a series.</summary>
internal static class EngineCases
{
    private const int Learnt = 30, After = 6;

    private static LstmForecastOptions Single => new() { InputColumnName = "Value", Horizon = 2, WindowLength = 5, SeasonLength = 4, LogTransform = true, HiddenSize = 4, Epochs = 2, Seed = 91 };

    private static LstmForecastOptions Channels => new() { InputColumnName = "Values", GroupColumnName = "Shop", Horizon = 2, WindowLength = 4, HiddenSize = 3, Epochs = 2, Seed = 92 };

    public static IReadOnlyList<FrozenCase> All { get; } =
    [
        Of("engine-one-series", "A forecast engine of one series, logarithms and a season, that has seen more than its look-back.", Single, store: 0, before: 11),
        Of("engine-not-ready", "A forecast engine that has seen less than its look-back: no forecast yet.", Single, store: 0, before: 3),
        Of("engine-group-of-channels", "A forecast engine of one of two series by key, three values per row.", Channels, store: 1, before: 9),
        Of("engine-group-of-text", "A forecast engine of one of three series by text, at the moment when its look-back is full.", Channels with { InputColumnName = "Value", GroupColumnName = "Store", Seed = 93 }, store: 2, before: 4),
    ];

    private static EngineCase Of(string name, string description, LstmForecastOptions options, int store, int before)
    {
        List<SeriesRow> rows = SeriesRow.Rows(Learnt, store + 1)[^Learnt..];
        string series = options.GroupColumnName switch
        {
            null => "",
            nameof(SeriesRow.Shop) => FormattableString.Invariant($"{rows[0].Shop + 1}"),
            _ => rows[0].Store,
        };
        return new(name, description, options, ml => SeriesRow.View(ml, Learnt, store + 1), series, rows[..before], rows[before..(before + After)]);
    }
}
