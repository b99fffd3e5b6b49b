using System.Text;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Tests.Persistence;

namespace Microsoft.ML.Recurrent.Tests.Sentiment;

/// <summary>The linear part beside a network over texts: words, pairs of words, and naive Bayes' ratios.</summary>
public sealed class SentimentNgramTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Fit_Ngrams_KeepsTokensAndPairsOfTwoTexts()
    {
        RecurrentNetwork network = Model(["so good", "so good", "good so so", "so so", "bad", "bad film"], [true, true, true, false, false, false]).Model.Network;
        IReadOnlyList<string> words = Trained.Vocabulary;

        Assert.Equal(["so good", "so so"], network.Ngrams!.Pairs.Select(pair => $"{words[pair.First]} {words[pair.Second]}"));
        Assert.Equal(words.Count + 2, network.Spec.NgramCount);
    }

    [Fact]
    public void Fit_Ngrams_RatiosAreNaiveBayes()
    {
        RecurrentNetwork network = Model(["so good", "so good", "good so so", "so so", "bad", "bad film"], [true, true, true, false, false, false]).Model.Network;
        IReadOnlyList<string> words = Trained.Vocabulary;

        // Texts that hold it, praising and not; film occurs once and is not known.
        (string Ngram, double Praise, double Blame)[] counts = [("so", 3, 1), ("good", 3, 0), ("bad", 0, 2), ("so good", 2, 0), ("so so", 1, 1)];
        double sums = Math.Log(counts.Sum(n => n.Praise + 1) / counts.Sum(n => n.Blame + 1));
        double[] expected = [.. counts.Select(n => Math.Log((n.Praise + 1) / (n.Blame + 1)) - sums)];
        float[] table = Values(network, "ngrams.ratio");
        double[] found = [.. counts.Select(n => (double)table[NumberOf(network.Ngrams!, words, n.Ngram)])];
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First / expected[1], pair.Second / found[1], 1e-5)); // up to a factor that sets the pace
        Assert.True(found[1] > 0);
        Assert.Equal(1f, table[0]);
    }

    // Which of two words came first decides; each word by itself says nothing.
    [Theory]
    [InlineData(0, 0.4, 0.6)] // the network is kept from learning
    [InlineData(1, 0.4, 0.6)]
    [InlineData(2, 0.95, 1)]
    public void Fit_OrderOfTwoWords_IsLearntByPairsAlone(int ngrams, double fewest, double most)
    {
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? "good not" : "not good")];
        bool[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0)];
        SentimentOptions options = Frozen with { Ngrams = ngrams, Epochs = 1 };

        RecurrentSentimentTransformer model = _ml.Recurrent().Sentiment(options).Fit(View(texts, labels));

        double accuracy = _ml.BinaryClassification.Evaluate(model.Transform(View(texts, labels)), labelColumnName: "Positive").Accuracy;
        Assert.InRange(accuracy, fewest, most);
    }

    [Fact]
    public void Fit_Ngrams_RecurrentPartLearnsByItself()
    {
        // Whatever the bag answers, the recurrent part's own logit has to be right: it learns from its own loss.
        RecurrentSentimentTransformer model = Quick.Model(_ml, Quick.WithNgrams with { Epochs = 20 });
        RecurrentNetwork network = model.Model.Network;
        int right = 0;
        foreach (Review row in Review.Rows(100))
            right += (Recurrent(network, [.. model.Encode(row.Text!).Select(token => token.Id)]) > 0) == row.Positive ? 1 : 0;

        Assert.True(right >= 95, $"{right} of 100");
    }

    [Fact]
    public void Fit_SeveralClasses_LearnsFromNgrams()
    {
        IDataView data = _ml.Transforms.Conversion.MapValueToKey("Label", nameof(Review.Subject)).Fit(Review.View(_ml, 240)).Transform(Review.View(_ml, 240));
        SentimentOptions options = Quick.WithNgrams with { LabelColumnName = "Label", Optimizer = new AdamOptions { LearningRate = 0.002f } };

        RecurrentSentimentTransformer with = _ml.Recurrent().ClassifyText(options with { Epochs = 4 }).Fit(data);
        RecurrentSentimentTransformer without = _ml.Recurrent().ClassifyText(options with { Epochs = 4, Ngrams = 0 }).Fit(data);

        double accuracy = _ml.MulticlassClassification.Evaluate(with.Transform(data)).MacroAccuracy, alone = _ml.MulticlassClassification.Evaluate(without.Transform(data)).MacroAccuracy;
        Assert.True(accuracy > 0.95, $"accuracy {accuracy}");
        Assert.True(accuracy > alone + 0.1, $"accuracy {accuracy}, without n-grams {alone}");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Options_NgramsOutOfRange_AreRefused(int ngrams)
        => Assert.Contains("Ngrams is", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().Sentiment(Quick.Options with { Ngrams = ngrams })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("1 2\n2 2", "last line does not end")]
    [InlineData("1 2\n", "it holds 1 pairs, and the network knows 2")]
    [InlineData("1 2\n2 x\n", "line '2 x' is not two ids")]
    [InlineData("1 2\n2 2 2\n", "line '2 2 2' is not two ids")]
    [InlineData("1 2\n1 2\n", "the pair 1 2 is there twice")]
    [InlineData("1 2\n1 3\n", "the pair 1 3 has an id that is not from 1 to 2")]
    [InlineData("1 2\n0 1\n", "the pair 0 1 has an id that is not from 1 to 2")]
    public void Load_DamagedNgrams_SaysWhatIsWrong(string content, string wrong)
    {
        byte[] zip = SavedModels.Edit(SavedModels.Save(SavedModels.OfTexts(Quick.WithNgrams)), "Ngrams.txt", _ => Encoding.ASCII.GetBytes(content));

        Exception error = SavedModels.LoadError(zip);

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains(wrong, error.Message, StringComparison.Ordinal);
        Assert.Contains("Ngrams.txt", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"ngrams\": 2", "\"ngrams\": 0")]
    [InlineData("\"ngrams\": 2", "\"ngrams\": 1")]
    [InlineData("\"ngramCount\": 5", "\"ngramCount\": 0")]
    [InlineData("\"ngramCount\": 5", "\"ngramCount\": 2")]
    public void Load_OptionsOfOtherNgrams_SaysSo(string there, string instead)
    {
        byte[] zip = SavedModels.Edit(SavedModels.Save(SavedModels.OfTexts(Quick.WithNgrams)), "Network.json", json =>
        {
            string text = Encoding.UTF8.GetString(json);
            Assert.Contains(there, text, StringComparison.Ordinal);
            return Encoding.UTF8.GetBytes(text.Replace(there, instead, StringComparison.Ordinal));
        });

        Exception error = SavedModels.LoadError(zip);

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains("gram", error.Message, StringComparison.Ordinal);
    }

    private static SentimentOptions Frozen => Quick.Options with { FreezeEmbedding = true, Optimizer = new AdamOptions { LearningRate = 1e-6f }, Dropout = new DropoutOptions(), ValidationFraction = 0, Seed = 5 };

    private RecurrentSentimentModel Trained { get; set; } = null!;

    private RecurrentSentimentTransformer Model(string[] texts, bool[] labels)
    {
        RecurrentSentimentTransformer model = _ml.Recurrent().Sentiment(Quick.WithNgrams with { Epochs = 1, ValidationFraction = 0 }).Fit(View(texts, labels));
        Trained = model.Model;
        return model;
    }

    private IDataView View(string[] texts, bool[] labels) => _ml.Data.LoadFromEnumerable(texts.Zip(labels, (text, label) => new Review { Text = text, Positive = label }).ToList());

    private static int NumberOf(NgramIndex index, IReadOnlyList<string> words, string ngram)
    {
        int[] ids = [.. ngram.Split(' ').Select(word => words.ToList().IndexOf(word))];
        return ids.Length == 1 ? ids[0] : index.PairOf(ids[0], ids[1]);
    }

    private static float[] Values(RecurrentNetwork network, string name)
    {
        Parameter parameter = network.Parameters.Find(name)!;
        float[] values = new float[parameter.Shape.ElementCount];
        parameter.Read(values);
        return values;
    }

    private static float Recurrent(RecurrentNetwork network, int[] ids)
    {
        NgramRows ngrams = network.NewNgramRows()!;
        ngrams.Begin(1);
        ngrams.Add(ids);
        Span<float> logit = stackalloc float[1];
        using IStep step = network.Engine.BeginStep(StepKind.Scoring, network.Parameters);
        step.Read(network.Forward(step, step.Ids(ids, new Shape(ids.Length, 1)), Lengths.Full, ngrams: ngrams).Recurrent, logit);
        return logit[0];
    }
}
