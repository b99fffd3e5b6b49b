using System.Globalization;
using Microsoft.ML;

namespace Packages;

/// <summary>Every number that the two models give for fixed rows, exactly; names no type of the extension.</summary>
internal static class Predictions
{
    public const string ForecastModel = "forecast.zip", SentimentModel = "sentiment.zip";

    public static readonly string[] Texts = ["a good day", "bad", "", "not what I hoped, but good"];

    public static IEnumerable<Day> Days => Enumerable.Range(0, 60).Select(day => new Day { Visitors = 100 + day + (20 * MathF.Sin(day * MathF.PI / 6)) });

    public static void Write(MLContext ml, ITransformer forecast, ITransformer sentiment)
    {
        IDataView ahead = forecast.Transform(ml.Data.LoadFromEnumerable(Days));
        foreach (Ahead row in ml.Data.CreateEnumerable<Ahead>(ahead, reuseRowObject: false).TakeLast(3))
            Console.WriteLine($"forecast {string.Join(' ', row.Forecast.Select(Exact))}");

        using PredictionEngine<Remark, Opinion> engine = ml.Model.CreatePredictionEngine<Remark, Opinion>(sentiment);
        foreach (string text in Texts)
        {
            Opinion opinion = engine.Predict(new Remark { Text = text });
            Console.WriteLine($"sentiment {opinion.PredictedLabel} {Exact(opinion.Score)} {Exact(opinion.Probability)}");
        }
    }

    public static string Exact(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
