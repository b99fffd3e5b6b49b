using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Tests.Text;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.Tests.Sentiment;

public sealed class SentimentTrainerTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(RecurrentCell.Rnn, Pooling.Mean, false)]
    [InlineData(RecurrentCell.Lstm, Pooling.Max, true)]
    [InlineData(RecurrentCell.Gru, Pooling.Attention, true)]
    [InlineData(RecurrentCell.Lstm, Pooling.Last, false)]
    public void Fit_BooleanLabel_LearnsAndIsEvaluated(RecurrentCell cell, Pooling pooling, bool bidirectional)
    {
        RecurrentSentimentTransformer model = Quick.Model(_ml, Quick.Options with { Cell = cell, Pooling = pooling, Bidirectional = bidirectional, Epochs = 20 });

        CalibratedBinaryClassificationMetrics metrics = _ml.BinaryClassification.Evaluate(model.Transform(Review.View(_ml, 100)), labelColumnName: "Positive");

        Assert.True(metrics.Accuracy > 0.95, $"accuracy {metrics.Accuracy}");
        Assert.True(metrics.LogLoss < 0.3, $"log loss {metrics.LogLoss}");
    }

    [Fact]
    public void Fit_KeyLabel_PredictsKeysWithTheirValues()
    {
        IDataView data = Review.View(_ml, 240);
        var pipeline = _ml.Transforms.Conversion.MapValueToKey("Label", nameof(Review.Subject))
            .Append(_ml.Recurrent().ClassifyText(Quick.Options with { LabelColumnName = "Label" }))
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Answer", "PredictedLabel"));

        IDataView scored = pipeline.Fit(data).Transform(data);

        Assert.True(_ml.MulticlassClassification.Evaluate(scored).MacroAccuracy > 0.95);
        Assert.Equal(3, scored.GetColumn<float[]>("Score").First().Length);
        Assert.Contains(scored.GetColumn<string>("Answer").First(), (string[])["film", "phone", "soup"], StringComparer.Ordinal);
    }

    [Fact]
    public void Fit_WordsInsteadOfATextWithoutMarks_GiveTheSameModel()
    {
        float[] ofTexts = Quick.Model(_ml).Transform(Review.View(_ml, 20)).GetColumn<float>("Score").ToArray();

        float[] ofWords = Quick.Model(_ml, Quick.Options with { TextColumnName = "Words" }).Transform(Review.View(_ml, 20)).GetColumn<float>("Score").ToArray();

        Assert.Equal(ofTexts, ofWords);
    }

    [Fact]
    public void Fit_TokenKeys_NeedsNoVocabularyAndExplainsByColumn()
    {
        IDataView data = Review.View(_ml, 100);
        IDataView tokens = _ml.Recurrent().Tokenize("Tokens", "Text").Fit(data).Transform(data);
        RecurrentSentimentTransformer model = _ml.Recurrent().Sentiment(Quick.WithNgrams with { TextColumnName = "Tokens", ExplanationColumnName = "Why" }).Fit(tokens);

        IDataView scored = Persistence.SavedModels.SaveAndLoad(model).Transform(tokens);

        Assert.Equal(model.Transform(tokens).GetColumn<float>("Score"), scored.GetColumn<float>("Score"));
        Assert.Equal(Review.Rows(100).Select(row => row.Words.Length), scored.GetColumn<float[]>("Why").Select(weights => weights.Length));
        Assert.Empty(model.Model.Vocabulary);
        Assert.Contains("has no tokenizer of its own", Assert.Throws<InvalidOperationException>(() => model.Explain("x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TokenKind.Character)]
    [InlineData(TokenKind.BytePair)]
    public void Fit_OtherTokens_Learn(TokenKind kind)
    {
        RecurrentSentimentTransformer model = Quick.Model(_ml, Quick.Options with { Tokens = kind, Epochs = 20 });

        Assert.True(_ml.BinaryClassification.Evaluate(model.Transform(Review.View(_ml, 100)), labelColumnName: "Positive").Accuracy > 0.9);
    }

    [Fact]
    public void Fit_OwnTokenizer_IsUsedAndSaved()
    {
        var source = new SplitterSource(" :" + string.Join(' ', Review.Rows(100).SelectMany(row => row.Words).Distinct(StringComparer.Ordinal)));
        RecurrentSentimentTransformer model = _ml.Recurrent().Sentiment(Quick.WithNgrams, source).Fit(Review.View(_ml, 100));

        RecurrentSentimentTransformer loaded = Persistence.SavedModels.SaveAndLoad(model);

        Assert.Equal(source.Vocabulary, loaded.Model.Vocabulary);
        Assert.Equal(model.Explain("splendid film"), loaded.Explain("splendid film"));
    }

    [Fact]
    public void Fit_SameSeed_GivesTheSameBitsOnAnyThreadCount()
    {
        SentimentOptions options = Quick.WithNgrams with { Epochs = 3, Dropout = new DropoutOptions { Words = 0.1f, Embedding = 0.1f, Input = 0.2f, Head = 0.2f } };
        using var one = new ManagedEngine(new ManagedEngineOptions { Threads = 1 });
        using var three = new ManagedEngine(new ManagedEngineOptions { Threads = 3 });
        IDataView data = Review.View(_ml, 100);

        float[] first = _ml.Recurrent(one).Sentiment(options).Fit(data).Transform(data).GetColumn<float>("Score").ToArray();

        Assert.Equal(first, _ml.Recurrent(three).Sentiment(options).Fit(data).Transform(data).GetColumn<float>("Score"));
        Assert.NotEqual(first, _ml.Recurrent(one).Sentiment(options with { Seed = 4 }).Fit(data).Transform(data).GetColumn<float>("Score"));
    }

    [Fact]
    public void Fit_RowsSortedByLabel_WatchesBothClassesAndLearns()
    {
        IDataView sorted = _ml.Data.LoadFromEnumerable(Review.Rows(200).OrderBy(row => row.Positive).ToList());

        RecurrentSentimentTransformer model = _ml.Recurrent().Sentiment(Quick.Options).Fit(sorted);

        Assert.Equal((180, 20), (model.Model.Summary.Rows, model.Model.Summary.ValidationRows));
        Assert.True(_ml.BinaryClassification.Evaluate(model.Transform(sorted), labelColumnName: "Positive").Accuracy > 0.95);
        Assert.True(model.Model.Summary.ValidationLoss < 0.3);
    }

    [Fact]
    public void Fit_WithAValidationSet_LearnsFromAllRowsAndNoWordOfTheSet()
    {
        List<Review> watched = Review.Rows(20);
        watched.ForEach(row => row.Text += " newword newword");

        RecurrentSentimentTransformer model = _ml.Recurrent().Sentiment(Quick.Options with { Epochs = 2 }).Fit(Review.View(_ml, 100), _ml.Data.LoadFromEnumerable(watched));

        Assert.Equal((100, 20), (model.Model.Summary.Rows, model.Model.Summary.ValidationRows));
        Assert.DoesNotContain("newword", model.Model.Vocabulary, StringComparer.Ordinal);
        Assert.Contains("splendid", model.Model.Vocabulary, StringComparer.Ordinal);
    }

    [Fact]
    public void Transform_ManyThreads_ScoresAndExplainsAsOne()
    {
        RecurrentSentimentTransformer model = Quick.Model(_ml, Quick.WithNgrams with { ExplanationColumnName = "Why" });
        IDataView data = Review.View(_ml, 40);
        float[] scores = model.Transform(data).GetColumn<float>("Score").ToArray();
        float[][] whys = model.Transform(data).GetColumn<float[]>("Why").ToArray();

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            Assert.Equal(scores, model.Transform(data).GetColumn<float>("Score"));
            if (i % 2 == 0)
                Assert.Equal(whys, model.Transform(data).GetColumn<float[]>("Why"));
        });
    }

    [Fact]
    public void PredictionEngine_EachText_ScoresAsTransform()
    {
        RecurrentSentimentTransformer model = Quick.Model(_ml, Quick.WithNgrams);
        using PredictionEngine<Review, Answer> engine = _ml.Model.CreatePredictionEngine<Review, Answer>(model);

        List<Review> rows = Review.Rows(12);

        Assert.Equal(model.Transform(Review.View(_ml, 12)).GetColumn<float>("Probability"), rows.Select(row => engine.Predict(row).Probability));
        Assert.All(rows, row => Assert.Equal(row.Positive, engine.Predict(row).PredictedLabel));
    }

    [Fact]
    public void WithEngine_OtherEngine_ScoresTheSame()
    {
        RecurrentSentimentTransformer model = Quick.Model(_ml, Quick.WithNgrams);
        using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = 1 });

        Assert.Equal(model.Transform(Review.View(_ml, 9)).GetColumn<float>("Score"), model.WithEngine(engine).Transform(Review.View(_ml, 9)).GetColumn<float>("Score"));
    }

    [Fact]
    public void CrossValidate_OfAChain_Works()
    {
        var results = _ml.BinaryClassification.CrossValidate(Review.View(_ml, 120), _ml.Recurrent().Sentiment(Quick.Options with { Epochs = 3 }), numberOfFolds: 3, labelColumnName: "Positive");

        Assert.Equal(3, results.Count);
    }

    private sealed class Answer
    {
        public bool PredictedLabel { get; set; }

        public float Probability { get; set; }
    }

    [Theory]
    [InlineData(80, 500, 250)]
    [InlineData(2, 1000, 500)]
    [InlineData(12_000, 6, 3)]
    public void For_EpochsLeftToChoose_MakeAThousandSteps(int rows, int epochs, int patience)
    {
        SentimentOptions options = new SentimentOptions { BatchSize = 40 }.For(rows);

        Assert.Equal((epochs, patience), (options.Epochs, options.Patience));
    }

    [Fact]
    public void For_EpochsOrPatienceSet_AreKept()
    {
        Assert.Equal((2, null), (new SentimentOptions { Epochs = 2 }.For(80).Epochs, new SentimentOptions { Epochs = 2 }.For(80).Patience));
        Assert.Equal(4, new SentimentOptions { Patience = 4 }.For(80).Patience);
    }

    [Fact]
    public void Fit_EpochsLeftToChoose_RunsThemAndSaysSo()
    {
        var model = Quick.Model(_ml, Quick.Options with { Epochs = 0, Patience = 1000, BatchSize = 500 }, rows: 40);

        Assert.Equal(1000, model.Model.Summary.Epochs);
        Assert.Equal(1000, model.Model.Options.Epochs);
    }
}
