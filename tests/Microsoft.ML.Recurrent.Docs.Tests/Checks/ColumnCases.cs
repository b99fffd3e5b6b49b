using Microsoft.ML;
using Microsoft.ML.Recurrent;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Windowing;

namespace Docs.Checks;

/// <summary>The transformers whose new columns the tables list.</summary>
internal static class ColumnCases
{
    private static readonly MLContext s_ml = new(seed: 1);
    private static readonly RecurrentCatalog s_catalog = s_ml.Recurrent();
    private static readonly IDataView s_rows = AnyRow.View(s_ml);

    public static IReadOnlyDictionary<string, Func<IEnumerable<ColumnCase>>> All { get; } = new Dictionary<string, Func<IEnumerable<ColumnCase>>>(StringComparer.Ordinal)
    {
        ["Window"] = Window,
        ["Forecast"] = Forecast,
        ["Sequences"] = Sequences,
        ["Tokenize"] = () => [Case("Text", s_catalog.Tokenize(new TokenizeOptions { InputColumnName = nameof(AnyRow.Words) }), model => new() { [model.Vocabulary.Count] = "V" }, hides: "Tokens")],
        ["Sentiment"] = Sentiment,
    };

    private static IEnumerable<ColumnCase> Window()
    {
        var options = new WindowOptions { OutputColumnName = "Window", InputColumnName = nameof(AnyRow.Single), Length = 5, FutureColumnName = "Future" };
        var sizes = new Dictionary<int, string> { [5] = "Length", [3] = "Horizon", [2] = "C" };
        foreach ((string input, string column) in Inputs)
        {
            WindowOptions one = options with { InputColumnName = column };
            yield return Case($"{input}, Horizon 1", s_catalog.Window(one), _ => sizes);
            yield return Case($"{input}, Horizon above 1", s_catalog.Window(one with { Horizon = 3 }), _ => sizes);
        }
    }

    private static IEnumerable<ColumnCase> Forecast()
        => Inputs.Select(input => Case(input.Input,
            s_catalog.Forecast(new LstmForecastOptions { InputColumnName = input.Column, Horizon = 3, WindowLength = 4, HiddenSize = 2, Epochs = 1, Seed = 1 }),
            _ => new() { [3] = "Horizon", [2] = "C" }));

    private static IEnumerable<ColumnCase> Sequences()
        => Labels.Append(("Single", nameof(AnyRow.Single))).Append(("Vector<Single, K>", nameof(AnyRow.Plain)))
            .Select(label => Case(label.Item1, s_catalog.Lstm(new LstmOptions { LabelColumnName = label.Item2, FeatureColumnName = nameof(AnyRow.Unsized), HiddenSize = 2, Epochs = 1, Seed = 1 }), _ => new() { [2] = "K" }));

    private static IEnumerable<ColumnCase> Sentiment()
        => Labels.Select(label => Case(label.Input, s_catalog.Sentiment(new SentimentOptions
        {
            LabelColumnName = label.Column,
            TextColumnName = nameof(AnyRow.Words),
            HiddenSize = 2,
            Epochs = 1,
            Seed = 1,
            ExplanationColumnName = "Explanation",
        }), _ => new() { [2] = "K" }));

    private static (string Input, string Column)[] Inputs => [("Single", nameof(AnyRow.Single)), ("Vector<Single, C>", nameof(AnyRow.Plain))];

    private static (string Input, string Column)[] Labels => [("Boolean", nameof(AnyRow.Flag)), ("Key<UInt32>", AnyRow.Key)];

    private static ColumnCase Case<T>(string input, IEstimator<T> estimator, Func<T, Dictionary<int, string>> sizes, string? hides = null) where T : class, ITransformer
    {
        T model = estimator.Fit(s_rows);
        DataViewSchema before = s_rows.Schema;
        if (hides is not null)
        {
            var builder = new DataViewSchema.Builder();
            foreach (DataViewSchema.Column column in before.Where(column => column.Name != hides))
                builder.AddColumn(column.Name, column.Type);
            before = builder.ToSchema();
        }

        return new ColumnCase(input, before, model.GetOutputSchema(s_rows.Schema), sizes(model));
    }
}
