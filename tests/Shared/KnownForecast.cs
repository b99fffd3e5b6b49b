using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.Shared;

/// <summary>A small training on the TorchSharp engine, and the numbers it gives where no other library uses TorchSharp.</summary>
internal static class KnownForecast
{
    /// <summary>Rounding, which other processors do otherwise. Relative.</summary>
    public const double Tolerance = 1e-5;

    /// <summary>The last forecasts, two values each, as Microsoft.ML.Recurrent.TorchSharp.Tests has them.</summary>
    public static IReadOnlyList<float> Expected { get; } =
        [9.7736025f, 10.054602f, 10.822756f, 11.143186f, 11.780488f, 12.109959f, 12.543125f, 12.853684f];

    /// <summary>Trains and scores.</summary>
    public static float[] Of(MLContext ml, RecurrentCatalog catalog)
    {
        IDataView days = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(day => new Day { Value = 10 + (3 * MathF.Sin(day / 3f)) }).ToList());
        LstmForecastTransformer model = catalog.Forecast(new LstmForecastOptions
        {
            InputColumnName = nameof(Day.Value), Horizon = 2, WindowLength = 5, HiddenSize = 6, Epochs = 6, BatchSize = 8, Seed = 3,
        }).Fit(days);
        return [.. model.Transform(days).GetColumn<float[]>("Forecast").TakeLast(4).SelectMany(forecast => forecast)];
    }

    private sealed class Day
    {
        public float Value { get; set; }
    }
}
