using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent.Tests.Sequences;

/// <summary>Features that are tokens: an embedding in front, and pooling over rows of any length, 0 included.</summary>
public sealed class TokenFeaturesTests
{
    private static readonly LstmOptions Options = new() { FeatureColumnName = "Tokens", HiddenSize = 8, EmbeddingSize = 5, Epochs = 25, Seed = 2, Optimizer = new AdamOptions { LearningRate = 0.01f } };

    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(Pooling.Last, false)]
    [InlineData(Pooling.Mean, false)]
    [InlineData(Pooling.Max, true)]
    [InlineData(Pooling.Attention, true)]
    public void Fit_AnyPooling_LearnsWhichTokenMatters(Pooling pooling, bool bidirectional)
    {
        RecurrentTransformer model = _ml.Recurrent().Lstm(Options with { Pooling = pooling, Bidirectional = bidirectional }).Fit(TokenRow.View(_ml, TokenRow.Rows(400)));

        double accuracy = _ml.BinaryClassification.Evaluate(model.Transform(TokenRow.View(_ml, TokenRow.Rows(200)))).Accuracy;

        Assert.True(accuracy > 0.95, $"accuracy {accuracy}");
    }

    [Theory]
    [InlineData(Pooling.Last)]
    [InlineData(Pooling.Mean)]
    [InlineData(Pooling.Max)]
    [InlineData(Pooling.Attention)]
    public void Transform_RowsOfAllLengthsTogether_ScoreAsEachRowAlone(Pooling pooling)
    {
        IDataView data = TokenRow.View(_ml, TokenRow.Rows(40));
        RecurrentTransformer model = _ml.Recurrent().Lstm(Options with { Pooling = pooling, Epochs = 1 }).Fit(data);

        float[] together = model.Transform(data).GetColumn<float>("Score").ToArray();

        float[] alone = TokenRow.Rows(40).SelectMany(row => model.Transform(TokenRow.View(_ml, [row])).GetColumn<float>("Score")).ToArray();
        Assert.Equal(together, alone);
        Assert.All(together, score => Assert.True(float.IsFinite(score)));
    }

    [Theory]
    [InlineData(Pooling.Max)]
    [InlineData(Pooling.Attention)]
    public void SavedAndLoaded_ScoresAreTheSame(Pooling pooling)
    {
        IDataView data = TokenRow.View(_ml, TokenRow.Rows(40));
        RecurrentTransformer model = _ml.Recurrent().Lstm(Options with { Pooling = pooling, Epochs = 1 }).Fit(data);
        using var file = new MemoryStream();
        _ml.Model.Save(model, data.Schema, file);
        file.Position = 0;

        ITransformer loaded = new MLContext().Model.Load(file, out _);

        Assert.Equal(model.Transform(data).GetColumn<float>("Score"), loaded.Transform(data).GetColumn<float>("Score"));
        Assert.Equal("Vector<Key<UInt32, 0-5>>", Assert.IsType<RecurrentTransformer>(loaded).FeatureColumnType.ToString());
    }

    [Fact]
    public void Fit_SameSeed_GivesTheSameBits()
    {
        IDataView data = TokenRow.View(_ml, TokenRow.Rows(100));
        LstmOptions options = Options with { Pooling = Pooling.Attention, Epochs = 2 };

        float[] first = _ml.Recurrent().Lstm(options).Fit(data).Transform(data).GetColumn<float>("Score").ToArray();

        Assert.Equal(first, _ml.Recurrent().Lstm(options).Fit(data).Transform(data).GetColumn<float>("Score"));
    }

    [Fact]
    public void Fit_MissingKey_NamesRowAndStepAndTheWayOut()
    {
        List<TokenRow> rows = TokenRow.Rows(20);
        rows[10].Tokens = new VBuffer<uint>(2, [3, 0]);

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Lstm(Options).Fit(TokenRow.View(_ml, rows)));

        Assert.Contains("missing key in row 10, step 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("Tokenize", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_AnotherVocabulary_IsRefused()
    {
        RecurrentTransformer model = _ml.Recurrent().Lstm(Options with { Epochs = 1 }).Fit(TokenRow.View(_ml, TokenRow.Rows(20)));

        var error = Assert.Throws<ArgumentException>(() => model.Transform(TokenRow.View(_ml, TokenRow.Rows(20), vocabulary: 7)));

        Assert.Contains("Vector<Key<UInt32, 0-5>, *>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TokenizeIntoWordsAndMapValueToKey_ServeAsTokens()
    {
        var reviews = Enumerable.Range(0, 60).Select(i => new Review { Text = i % 2 == 0 ? "a good film" : "what a bad bad film", Good = i % 2 == 0 }).ToList();
        IDataView data = _ml.Data.LoadFromEnumerable(reviews);
        ITransformer model = _ml.Transforms.Text.TokenizeIntoWords("Tokens", "Text").Append(_ml.Transforms.Conversion.MapValueToKey("Tokens"))
            .Append(_ml.Recurrent().Lstm(Options with { LabelColumnName = "Good" })).Fit(data);

        Assert.Equal(1, _ml.BinaryClassification.Evaluate(model.Transform(data), "Good").Accuracy);
    }

    private sealed class Review
    {
        public string Text { get; set; } = "";

        public bool Good { get; set; }
    }
}
