using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Windowing;

namespace Docs.Checks;

/// <summary>For each page's table and each of its options: what uses a column of <see cref="AnyRow"/> under that option, down to the last row.</summary>
internal static class AcceptedTypes
{
    private static readonly MLContext s_ml = new(seed: 1);
    private static readonly RecurrentCatalog s_catalog = s_ml.Recurrent();
    private static readonly IDataView s_rows = AnyRow.View(s_ml);

    private static readonly WindowOptions s_window = new() { OutputColumnName = "Window", InputColumnName = nameof(AnyRow.Value), Length = 2 };
    private static readonly TimeSplitOptions s_split = new() { Fraction = 0.5 };
    private static readonly LstmForecastOptions s_forecast = new() { InputColumnName = nameof(AnyRow.Value), Horizon = 1, WindowLength = 2, HiddenSize = 2, Epochs = 1 };
    private static readonly LstmOptions s_sequence = new() { FeatureColumnName = nameof(AnyRow.Plain), HiddenSize = 2, Epochs = 1 };
    private static readonly TokenizeOptions s_tokenize = new() { OutputColumnName = "Out", InputColumnName = nameof(AnyRow.Words) };
    private static readonly SentimentOptions s_sentiment = new() { TextColumnName = nameof(AnyRow.Words), HiddenSize = 2, Epochs = 1 };

    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, Action<string>>> All { get; } = new Dictionary<string, IReadOnlyDictionary<string, Action<string>>>(StringComparer.Ordinal)
    {
        ["Window"] = Uses(
            ("InputColumnName", name => Window(s_window with { InputColumnName = name })),
            ("GroupColumnName", name => Window(s_window with { GroupColumnName = name })),
            ("TimeColumnName", name => Window(s_window with { TimeColumnName = name }))),
        ["SplitByTime"] = Uses(
            ("GroupColumnName", name => Read(s_catalog.SplitByTime(s_rows, s_split with { GroupColumnName = name }).TestSet)),
            ("TimeColumnName", name => Read(s_catalog.SplitByTime(s_rows, s_split with { TimeColumnName = name }).TestSet))),
        ["Forecast"] = Uses(
            ("InputColumnName", name => Fit(s_catalog.Forecast(s_forecast with { InputColumnName = name }))),
            ("GroupColumnName", name => Fit(s_catalog.Forecast(s_forecast with { GroupColumnName = name }))),
            ("TimeColumnName", name => Fit(s_catalog.Forecast(s_forecast with { TimeColumnName = name })))),
        ["Sequences"] = Uses(
            ("FeatureColumnName", name => Fit(s_catalog.Lstm(s_sequence with { FeatureColumnName = name }))),
            ("LabelColumnName", name => Fit(s_catalog.Lstm(s_sequence with { LabelColumnName = name })))),
        ["Tokenize"] = Uses(("InputColumnName", name => Fit(s_catalog.Tokenize(s_tokenize with { InputColumnName = name })))),
        ["Sentiment"] = Uses(
            ("TextColumnName", name => Fit(s_catalog.Sentiment(s_sentiment with { TextColumnName = name }))),
            ("LabelColumnName", name => Fit(s_catalog.Sentiment(s_sentiment with { LabelColumnName = name })))),
    };

    private static Dictionary<string, Action<string>> Uses(params ReadOnlySpan<(string Option, Action<string> Use)> uses)
    {
        var all = new Dictionary<string, Action<string>>(StringComparer.Ordinal);
        foreach ((string option, Action<string> use) in uses)
            all.Add(option, use);
        return all;
    }

    private static void Window(WindowOptions options) => Fit(s_catalog.Window(options));

    private static void Fit<T>(IEstimator<T> estimator) where T : class, ITransformer => Read(estimator.Fit(s_rows).Transform(s_rows));

    // Through all rows, with every column asked for.
    private static void Read(IDataView view)
    {
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        while (cursor.MoveNext())
            Assert.True(cursor.Position >= 0);
    }
}
