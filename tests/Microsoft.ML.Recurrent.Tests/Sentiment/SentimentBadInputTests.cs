using System.Text;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Tests.Persistence;
using Microsoft.ML.Recurrent.Tests.Text;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.Tests.Sentiment;

public sealed class SentimentBadInputTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Transform_NullEmptyAndBlankTexts_HaveTheSameFiniteAnswer()
    {
        float[] scores = Quick.Model(_ml).Transform(Review.Of(_ml, null, "", " \t\u200B", "splendid")).GetColumn<float>("Score").ToArray();

        Assert.True(float.IsFinite(scores[0]));
        Assert.Equal([scores[0], scores[0]], scores[1..3]);
        Assert.NotEqual(scores[0], scores[3]);
    }

    [Fact]
    public void Fit_SomeNullAndEmptyTexts_LearnsFromTheOthers()
    {
        List<Review> rows = Review.Rows(200);
        for (int i = 0; i < rows.Count; i += 9)
            rows[i].Text = i % 2 == 0 ? null : "";

        RecurrentSentimentTransformer model = _ml.Recurrent().Sentiment(Quick.Options).Fit(_ml.Data.LoadFromEnumerable(rows));

        Assert.True(_ml.BinaryClassification.Evaluate(model.Transform(Review.View(_ml, 100)), labelColumnName: "Positive").Accuracy > 0.9);
    }

    [Fact]
    public void Fit_OnlyEmptyTexts_SaysThereIsNothingToLearn()
        => Assert.Contains("'Text' holds no token in ", Fails<InvalidDataException>(Quick.Options, row => row.Text = ""), StringComparison.Ordinal);

    [Fact]
    public void Fit_OneClassOnly_SaysWhich()
    {
        Assert.Contains("'Positive' is true in all 36 training rows", Fails<InvalidDataException>(Quick.Options, row => row.Positive = true), StringComparison.Ordinal);
        IDataView keys = _ml.Transforms.Conversion.MapValueToKey("Label", "Subject").Fit(Review.View(_ml, 40)).Transform(_ml.Data.LoadFromEnumerable(Review.Rows(40).Where(row => row.Subject == "film").ToList()));
        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().ClassifyText(Quick.Options with { LabelColumnName = "Label" }).Fit(keys));
        Assert.Contains("'Label' is 'film' in all ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_LabelsMinusOneZeroOne_SaysHowToMakeKeysAndThatWorks()
    {
        SentimentOptions options = Quick.Options with { LabelColumnName = "Number" };
        IDataView data = Review.View(_ml, 60);

        var error = Assert.Throws<ArgumentException>(() => _ml.Recurrent().Sentiment(options).Fit(data));

        Assert.Contains("'Number' is Single; it must be Boolean, or Key<UInt32>", error.Message, StringComparison.Ordinal);
        Assert.Contains("-1, 0 and 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("MapValueToKey", error.Message, StringComparison.Ordinal);
        var chain = _ml.Transforms.Conversion.MapValueToKey("Number").Append(_ml.Recurrent().Sentiment(options)).Append(_ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        Assert.All(chain.Fit(data).Transform(data).GetColumn<float>("PredictedLabel"), label => Assert.Contains(label, (float[])[-1, 0, 1]));
    }

    [Fact]
    public void GetOutputSchema_WrongColumns_IsRefusedBeforeAnythingIsRead()
    {
        SchemaShape shape = Microsoft.ML.Recurrent.Interop.SchemaShapes.Of(Review.View(_ml, 1).Schema);

        Assert.Contains("must be Boolean, or Key", Assert.ThrowsAny<ArgumentException>(() => _ml.Recurrent().Sentiment("Number").GetOutputSchema(shape)).Message, StringComparison.Ordinal);
        Assert.Contains("must be Text", Assert.ThrowsAny<ArgumentException>(() => _ml.Recurrent().Sentiment("Positive", "Number").GetOutputSchema(shape)).Message, StringComparison.Ordinal);
        Assert.Contains("no text column 'Nothing'", Assert.ThrowsAny<ArgumentException>(() => _ml.Recurrent().Sentiment("Positive", "Nothing").GetOutputSchema(shape)).Message, StringComparison.Ordinal);
        Assert.Contains(_ml.Recurrent().Sentiment(Quick.Options with { ExplanationColumnName = "Why" }).GetOutputSchema(shape), column => column is { Name: "Why", Kind: SchemaShape.Column.VectorKind.VariableVector });
    }

    [Fact]
    public void Fit_MoreClassesThanRows_SaysSo()
    {
        List<Review> rows = Review.Rows(12);
        for (int i = 0; i < rows.Count; i++)
            rows[i].Subject = $"subject {i}";
        IDataView keys = _ml.Transforms.Conversion.MapValueToKey("Label", "Subject").Fit(_ml.Data.LoadFromEnumerable(rows)).Transform(_ml.Data.LoadFromEnumerable(rows));

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().ClassifyText(Quick.Options with { LabelColumnName = "Label" }).Fit(keys));

        Assert.Contains("has 12 classes and 11 training rows", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_TextColumnThatIsANumber_SaysWhatATextIs()
    {
        var error = Assert.Throws<ArgumentException>(() => _ml.Recurrent().Sentiment("Positive", "Number").Fit(Review.View(_ml, 20)));

        Assert.Contains("text column 'Number' is Single; it must be Text, or Vector<Text>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_TwoRows_GivesAModelOrSaysWhatIsMissing()
        => Assert.Contains("is true in all 1 training rows", Fails<InvalidDataException>(Quick.Options with { MinimumCount = 1 }, _ => { }, rows: 2).Replace("is false", "is true", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void Fit_UnpairedSurrogates_AreReadAndSaved()
    {
        List<Review> rows = Review.Rows(60);
        rows.ForEach(row => row.Text = (row.Positive ? "\uD83D " : "x\uDE00 ") + row.Text);
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        RecurrentSentimentTransformer model = _ml.Recurrent().Sentiment(Quick.Options with { Epochs = 1, ExplanationColumnName = "Why" }).Fit(data);

        RecurrentSentimentTransformer loaded = SavedModels.SaveAndLoad(model);

        Assert.Contains("\uFFFD", loaded.Model.Vocabulary, StringComparer.Ordinal);
        Assert.Equal(model.Transform(data).GetColumn<float[]>("Why"), loaded.Transform(data).GetColumn<float[]>("Why"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(400)]
    public void Transform_HundredThousandTokens_GivesAnAnswer(int? maximumLength)
    {
        RecurrentSentimentTransformer model = Quick.Model(_ml, Quick.Options with { MaximumLength = maximumLength }, rows: 60);
        string text = string.Join(' ', Enumerable.Repeat("it was a dreadful day", 20_000));

        float[] scores = model.Transform(Review.Of(_ml, text, "it", text)).GetColumn<float>("Score").ToArray();

        Assert.All(scores, score => Assert.True(float.IsFinite(score)));
        Assert.Equal(scores[0], scores[2]);
        Assert.Equal(maximumLength ?? 100_000, model.Encode(text).Count);
    }

    [Theory]
    [InlineData("Microsoft.ML.Recurrent.Tests.Text.SplitterSource, Microsoft.ML.Recurrent.Tests", "Nobody.Knows, It", "'Nobody.Knows, It' is not known here")]
    [InlineData("\"vocabularySize\": 25", "\"vocabularySize\": 24", "its network knows 24 tokens")]
    [InlineData("\"hiddenSize\": 6", "\"hiddenSize\": 7", "its options need a")]
    public void Load_OtherThanSaved_SaysWhatIsWrong(string old, string damaged, string expected)
    {
        IReadOnlyList<string> words = [.. Review.Rows(100).SelectMany(row => row.Words).Distinct(StringComparer.Ordinal)];
        words = [.. words, .. Enumerable.Range(0, 25 - words.Count).Select(i => $"other{i}")];
        RecurrentSentimentTransformer model = _ml.Recurrent().Sentiment(Quick.Options with { Epochs = 1 }, new SplitterSource(" :" + string.Join(' ', words))).Fit(Review.View(_ml, 40));

        Exception error = SavedModels.LoadError(SavedModels.Edit(SavedModels.Save(model), "Network.json", bytes =>
        {
            string text = Encoding.UTF8.GetString(bytes);
            int at = text.IndexOf(old, StringComparison.Ordinal);
            Assert.True(at >= 0, text);
            return Encoding.UTF8.GetBytes(text[..at] + damaged + text[(at + old.Length)..]);
        }));

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private string Fails<T>(SentimentOptions options, Action<Review> change, int rows = 40) where T : Exception
    {
        List<Review> reviews = Review.Rows(rows);
        reviews.ForEach(change);
        return Assert.Throws<T>(() => _ml.Recurrent().Sentiment(options).Fit(_ml.Data.LoadFromEnumerable(reviews))).Message;
    }
}
