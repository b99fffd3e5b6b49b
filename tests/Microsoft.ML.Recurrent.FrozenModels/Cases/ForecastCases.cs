using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.FrozenModels.Cases;

/// <summary>Forecasts of one series and of several, of one value and of several per row.</summary>
internal static class ForecastCases
{
    public static IReadOnlyList<FrozenCase> All { get; } =
    [
        Of("forecast-defaults", "Forecast with its defaults, all but the epochs: one series, Single.",
            new() { InputColumnName = "Value", Horizon = 3, Epochs = 1, Seed = 41 }, stores: 1),
        Of("forecast-season-log", "Forecast with a season, logarithms, MinMax, 2 levels, dropout, a watched part, another column name, time by Single.",
            new()
            {
                InputColumnName = "Value", OutputColumnName = "Ahead", TimeColumnName = "Hour", Horizon = 2, WindowLength = 8, SeasonLength = 4, LogTransform = true, Scaling = Scaling.MinMax,
                HiddenSize = 4, Layers = 2, Dropout = new DropoutOptions { BetweenLevels = 0.2f, Head = 0.1f }, ValidationFraction = 0.2, Patience = 5, Epochs = 3, Seed = 42,
            }, stores: 1),
        Of("forecast-groups-of-text", "Forecast of three series named by text, unscaled logarithms, no anchor, one bias, time by DateTime.",
            new()
            {
                InputColumnName = "Value", GroupColumnName = "Store", TimeColumnName = "Day", Horizon = 2, WindowLength = 5, LogTransform = true, Scaling = Scaling.None,
                Anchor = ForecastAnchor.None, HiddenSize = 4, Bias = BiasForm.Single, InitialValues = InitialValues.Xavier, Epochs = 2, Seed = 43,
            }, stores: 3),
        Of("forecast-groups-of-keys", "Forecast of three values per row, three series named by key, normalised, a season without an anchor, time by DateTimeOffset.",
            new()
            {
                InputColumnName = "Values", GroupColumnName = "Shop", TimeColumnName = "Moment", Horizon = 2, WindowLength = 6, SeasonLength = 4, Anchor = ForecastAnchor.None,
                HiddenSize = 3, LayerNorm = true, Epochs = 2, Seed = 44,
            }, stores: 3),
        Of("forecast-vector-of-one", "Forecast of a vector of one value, horizon 1, time by TimeSpan, RMSProp.",
            new()
            {
                InputColumnName = "One", TimeColumnName = "Since", Horizon = 1, WindowLength = 3, HiddenSize = 4, InitialValues = InitialValues.Orthogonal,
                Optimizer = new RmsPropOptions(), Epochs = 2, Seed = 45,
            }, stores: 1),
    ];

    private static ModelCase Of(string name, string description, LstmForecastOptions options, int stores)
        => new(name, description, ml => SeriesRow.View(ml, stores: stores), (ml, rows) => ml.Recurrent().Forecast(options).Fit(rows));
}
