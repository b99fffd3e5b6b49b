using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

/// <summary>Small panels, and a forecaster that is trained on them in a moment.</summary>
internal static class Panels
{
    public static DateTime Monday { get; } = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static LstmForecastOptions Options { get; } = new()
    {
        InputColumnName = "Value", GroupColumnName = "Shop", Horizon = 1, WindowLength = 4, Epochs = 1, HiddenSize = 4, Seed = 1,
    };

    /// <summary>The week of the issue: the value tells the day.</summary>
    public static LstmForecastOptions Weekly { get; } = Options with { GroupColumnName = null, TimeColumnName = "Day", WindowLength = 14, SeasonLength = 7, Epochs = 30, HiddenSize = 16 };

    public static PanelRow[] Shop(string name, params IEnumerable<float> values)
        => values.Select((value, day) => new PanelRow { Shop = name, Day = Monday.AddDays(day), Value = value }).ToArray();

    /// <summary>Days of a week that repeats exactly.</summary>
    public static PanelRow[] Week(int days) => Shop("", Enumerable.Range(0, days).Select(t => ((float[])[1, 2, 3, 4, 5, 60, 70])[t % 7]));

    public static float[][] Forecasts(IDataView view) => view.GetColumn<float[]>("Forecast").ToArray();

    public static T SaveAndLoad<T>(this MLContext ml, T model, DataViewSchema schema) where T : ITransformer
    {
        using var stream = new MemoryStream();
        ml.Model.Save(model, schema, stream);
        stream.Position = 0;
        return ml.Model.Load(stream, out _) switch
        {
            T same => same,
            TransformerChain<ITransformer> chain => (T)chain.Single(),
            var other => throw new InvalidOperationException($"A {other.GetType()} was loaded."),
        };
    }

    /// <summary>Every message of the log, with its kind.</summary>
    public static List<string> Listen(this MLContext ml)
    {
        var messages = new List<string>();
        ml.Log += (_, message) => messages.Add($"{message.Kind}: {message.RawMessage}");
        return messages;
    }
}
