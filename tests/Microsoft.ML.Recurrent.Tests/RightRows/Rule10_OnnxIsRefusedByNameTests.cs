using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

[Trait("Category", "RightRows")]
public sealed class Rule10_OnnxIsRefusedByNameTests
{
    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<string> Transformers => ["WindowTransformer", "LstmForecastTransformer", "RecurrentTransformer", "TokenizeTransformer", "RecurrentSentimentTransformer"];

    private IDataView Data => _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new Row { Value = i % 7, Text = i % 2 == 0 ? "good film" : "bad film", Label = i % 2 == 0, Features = [i % 3, i % 5, i % 2] }));

    private IEstimator<ITransformer> Estimator(string transformer) => transformer switch
    {
        "WindowTransformer" => _ml.Recurrent().Window("Window", "Value", length: 3),
        "LstmForecastTransformer" => (IEstimator<ITransformer>)_ml.Recurrent().Forecast(Panels.Options with { GroupColumnName = null }),
        "RecurrentTransformer" => _ml.Recurrent().Gru(new GruOptions { HiddenSize = 2, Epochs = 1, Seed = 1 }),
        "TokenizeTransformer" => _ml.Recurrent().Tokenize(new TokenizeOptions()),
        _ => _ml.Recurrent().Sentiment(new SentimentOptions { HiddenSize = 2, EmbeddingSize = 2, Epochs = 1, Seed = 1 }),
    };

    private string Refusal(ITransformer model, IDataView data)
    {
        using var stream = new MemoryStream();
        Exception error = Assert.ThrowsAny<Exception>(() => _ml.Model.ConvertToOnnx(model, data, stream));
        Assert.Equal(0, stream.Length);
        return error.ToString();
    }

    [Theory]
    [MemberData(nameof(Transformers))]
    public void ConvertToOnnx_OurTransformerAlone_IsRefusedByItsName(string transformer)
    {
        ITransformer model = Estimator(transformer).Fit(Data);

        Assert.Contains($"{transformer} cannot be written by ConvertToOnnx", Refusal(model, Data), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Transformers))]
    public void ConvertToOnnx_OurTransformerAmongOthers_IsRefusedByItsName(string transformer)
    {
        ITransformer model = _ml.Transforms.Concatenate("Both", "Value", "Value").Append(Estimator(transformer)).Append(_ml.Transforms.NormalizeMinMax("Both")).Fit(Data);

        Assert.Contains($"{transformer} cannot be written by ConvertToOnnx", Refusal(model, Data), StringComparison.Ordinal);
    }

    [Fact]
    public void ConvertToOnnx_AfterSaveAndLoad_IsRefusedToo()
    {
        ITransformer loaded = _ml.SaveAndLoad<ITransformer>(Estimator("RecurrentTransformer").Fit(Data), Data.Schema);

        Assert.Contains("RecurrentTransformer cannot be written by ConvertToOnnx", Refusal(loaded, Data), StringComparison.Ordinal);
    }

    [Fact]
    public void ConvertToOnnx_OfOrdinaryTransformsOnCachedWindows_IsWritten()
    {
        IDataView windows = _ml.Data.Cache(Estimator("WindowTransformer").Fit(Data).Transform(Data));
        ITransformer model = _ml.Transforms.NormalizeMinMax("Window").Fit(windows);
        using var stream = new MemoryStream();

        _ml.Model.ConvertToOnnx(model, windows, stream);

        Assert.True(stream.Length > 0);
    }

    [Fact]
    public void PermutationFeatureImportance_OfAChainAsITransformer_FindsTheFeatureThatMatters()
    {
        // ML.NET names the features by their slots, which Concatenate gives.
        Steps[] rows = Enumerable.Range(0, 200).Select(i => new Steps { First = i * 7 % 11, Second = i * 5 % 13, Third = i * 3 % 17, Value = i * 3 % 17 }).ToArray();
        IDataView plain = _ml.Data.LoadFromEnumerable(rows), data = _ml.Transforms.Concatenate("Features", "First", "Second", "Third").Fit(plain).Transform(plain);
        ITransformer model = _ml.Transforms.CopyColumns("Copy", "Value").Append(_ml.Recurrent().Gru(new GruOptions { LabelColumnName = "Value", HiddenSize = 8, Epochs = 60, Seed = 1 })).Fit(data);

        var importance = _ml.Regression.PermutationFeatureImportance(model, data, labelColumnName: "Value");

        Assert.Equal(["First", "Second", "Third"], importance.Keys.Order(StringComparer.Ordinal));
        Assert.True(-importance["Third"].RSquared.Mean > 10 * Math.Max(-importance["First"].RSquared.Mean, -importance["Second"].RSquared.Mean), string.Join(' ', importance.Select(pair => $"{pair.Key} {pair.Value.RSquared.Mean}")));
    }

    [Fact]
    public void PermutationFeatureImportance_OfTheTransformerItself_NeedsNoSlotNames()
    {
        // The window's last step tells the next value.
        IDataView series = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(i => new Row { Value = i * 7 % 11 }));
        IDataView windows = _ml.Recurrent().Window("Window", "Value", length: 3, futureColumnName: "Next").Fit(series).Transform(series);
        IEstimator<RecurrentTransformer> trainer = _ml.Recurrent().Gru(new GruOptions { FeatureColumnName = "Window", LabelColumnName = "Next", HiddenSize = 4, Epochs = 5, Seed = 1 });
        RecurrentTransformer model = trainer.Fit(windows);

        var importance = _ml.Regression.PermutationFeatureImportance(model, windows, labelColumnName: "Next");

        Assert.Equal(3, importance.Length);
        Assert.All(importance, slot => Assert.NotEqual(0, slot.RSquared.Mean));
        Assert.Throws<InvalidOperationException>(() => _ml.Regression.PermutationFeatureImportance((ITransformer)model, windows, labelColumnName: "Next"));
    }

    [Fact]
    public void Views_ThatShowTheirSource_AreCachedShuffledCrossValidatedAndSavedAsBefore()
    {
        var chain = _ml.Transforms.CopyColumns("Copy", "Value").Append(_ml.Recurrent().Gru(new GruOptions { LabelColumnName = "Value", HiddenSize = 2, Epochs = 1, Seed = 1 })).Append(_ml.Transforms.CopyColumns("Again", "Score"));
        ITransformer model = chain.Fit(Data);
        IDataView scored = model.Transform(Data);
        float[] scores = scored.GetColumn<float>("Again").ToArray();
        using var rows = new MemoryStream();

        _ml.Data.SaveAsBinary(scored, rows);

        Assert.True(rows.Length > 0);
        Assert.Equal(scores, _ml.Data.Cache(scored).GetColumn<float>("Again"));
        Assert.Equal(scores.Order(), _ml.Data.ShuffleRows(scored, seed: 1).GetColumn<float>("Again").Order());
        Assert.Equal(scores, _ml.SaveAndLoad(model, Data.Schema).Transform(Data).GetColumn<float>("Again"));
        Assert.All(_ml.Regression.CrossValidate(Data, chain, 2, "Value"), fold => Assert.True(double.IsFinite(fold.Metrics.MeanAbsoluteError)));
    }

    public sealed class Steps
    {
        public float First { get; set; }

        public float Second { get; set; }

        public float Third { get; set; }

        public float Value { get; set; }
    }

    public sealed class Row
    {
        public float Value { get; set; }

        public string Text { get; set; } = "";

        public bool Label { get; set; }

        [VectorType(3)]
        public float[] Features { get; set; } = [];
    }
}
