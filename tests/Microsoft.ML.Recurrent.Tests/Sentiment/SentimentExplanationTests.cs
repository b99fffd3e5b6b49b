using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sentiment;

namespace Microsoft.ML.Recurrent.Tests.Sentiment;

/// <summary>Why a text was put where it was.</summary>
public sealed class SentimentExplanationTests
{
    // Trained gently: where gates are saturated, gradients are small and say little of what the word did.
    private static readonly SentimentOptions Gentle = Quick.Options with { Pooling = Pooling.Last, HiddenSize = 16, EmbeddingSize = 16, Optimizer = new AdamOptions { LearningRate = 0.005f } };

    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData("It was a SPLENDID day with the film", "SPLENDID")]
    [InlineData("We had some dreadful soup there", "dreadful")]
    public void Explain_SeparableSet_GivesTheTellingWordTheLargestWeight(string text, string telling)
    {
        RecurrentSentimentTransformer model = Quick.Model(_ml, Gentle);

        IReadOnlyList<TokenWeight> why = model.Explain(text);

        TokenWeight largest = why.MaxBy(token => token.Weight);
        Assert.Equal(telling, text.Substring(largest.Start, largest.Length));
        Assert.True(largest.Weight > 0.5f, $"weight {largest.Weight}");
        Assert.Equal(text.Split(' '), why.Select(token => text.Substring(token.Start, token.Length)));
        Assert.All(why, token => Assert.Null(token.Attention));
    }

    [Fact]
    public void Explain_AllRows_NearlyAlwaysNamesTheTellingWord()
    {
        RecurrentSentimentTransformer model = Quick.Model(_ml, Gentle);

        int found = Review.Rows(100).Count(row => model.Explain(row.Text!).MaxBy(token => token.Weight).Token == (row.Positive ? "splendid" : "dreadful"));

        Assert.True(found >= 90, $"{found} of 100");
    }

    [Fact]
    public void Explain_SeveralClasses_ExplainsThePredictedOne()
    {
        IDataView data = _ml.Transforms.Conversion.MapValueToKey("Label", nameof(Review.Subject)).Fit(Review.View(_ml, 240)).Transform(Review.View(_ml, 240));
        RecurrentSentimentTransformer model = _ml.Recurrent().ClassifyText(Gentle with { LabelColumnName = "Label" }).Fit(data);

        foreach (string subject in new[] { "film", "phone", "soup" })
            Assert.Equal(subject, model.Explain($"it was a splendid {subject} we had").MaxBy(token => token.Weight).Token);
    }

    [Theory]
    [InlineData(Pooling.Last, RecurrentCell.Rnn)]
    [InlineData(Pooling.Mean, RecurrentCell.Gru)]
    [InlineData(Pooling.Max, RecurrentCell.Lstm)]
    [InlineData(Pooling.Attention, RecurrentCell.Lstm)]
    public void Explain_AnyPooling_AgreesWithCentralDifferences(Pooling pooling, RecurrentCell cell)
    {
        RecurrentSentimentTransformer model = Quick.Model(_ml, Quick.Options with { Pooling = pooling, Cell = cell });
        const string Text = "the day was dreadful with some soup";
        int[] ids = model.Encode(Text).Select(token => token.Id).ToArray();
        RecurrentNetwork network = model.Model.Network;
        int width = network.Spec.InputSize;
        float[] embedded = Embed(network, ids);
        float sign = Logit(network, embedded) > 0 ? 1 : -1;

        IReadOnlyList<TokenWeight> why = model.Explain(Text);

        // A token's weight is the slope of the logit where the token's vector is made longer.
        const float H = 1f / 128;
        double largest = why.Max(token => Math.Abs(token.Weight));
        Assert.True(largest > 0.1);
        for (int t = 0; t < ids.Length; t++)
        {
            float[] longer = [.. embedded], shorter = [.. embedded];
            for (int i = t * width; i < (t + 1) * width; i++)
                (longer[i], shorter[i]) = (embedded[i] * (1 + H), embedded[i] * (1 - H));
            double slope = sign * ((double)Logit(network, longer) - Logit(network, shorter)) / (2 * H);
            Assert.True(Math.Abs(slope - why[t].Weight) < 2e-3 * largest, $"token {t}: {why[t].Weight}, by differences {slope}");
        }
    }

    [Theory]
    [InlineData("splendid splendid film [UNK] it was")]
    [InlineData("my splendid film")]
    [InlineData("dreadful")]
    [InlineData("unheard-of")]
    public void Explain_WithNgrams_AddsWhatTheBagAdds(string text)
    {
        SentimentOptions gentle = Gentle with { Ngrams = 2 };
        RecurrentSentimentTransformer both = Quick.Model(_ml, gentle);
        RecurrentNetwork network = both.Model.Network;
        int[] ids = both.Encode(text).Select(token => token.Id).ToArray();
        float[] embedded = Embed(network, ids);
        (float recurrent, float bag) = Parts(network, embedded, ids);
        float share = network.Bag!.Share, bias = Parts(network, Embed(network, [0]), [0]).Bag, sign = ((1 - share) * recurrent) + (share * bag) > 0 ? 1 : -1;

        IReadOnlyList<TokenWeight> why = both.Explain(text);

        // Without the embedding's part, which is gradient times input, the shares of the bag remain.
        double[] slopes = [.. Enumerable.Range(0, ids.Length).Select(t => Slope(network, embedded, ids, t) * (1 - share))];
        Assert.Equal(sign * (bag - bias) * share, why.Zip(slopes, (token, slope) => token.Weight - (sign * slope)).Sum(), 5e-3);
        Assert.Equal(both.Model.Vocabulary.Count + network.Ngrams!.Pairs.Count, network.Spec.NgramCount);
    }

    [Fact]
    public void Explain_WithAttention_SharesAddUpToOne()
    {
        RecurrentSentimentTransformer model = Quick.Model(_ml, Quick.Options with { Pooling = Pooling.Attention });

        IReadOnlyList<TokenWeight> why = model.Explain("it was a splendid film");

        Assert.Equal(1.0, why.Sum(token => (double)token.Attention!.Value), precision: 5);
        Assert.All(why, token => Assert.InRange(token.Attention!.Value, 0f, 1f));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void ExplanationColumn_TruncatedAndEmptyTexts_HasAWeightPerTokenThatWasRead(int ngrams)
    {
        RecurrentSentimentTransformer model = Quick.Model(_ml, Quick.Options with { ExplanationColumnName = "Why", MaximumLength = 4, Ngrams = ngrams });
        string[] texts = ["", "splendid", "it was a dreadful film of my day"];
        IDataView scored = model.Transform(Review.Of(_ml, texts));

        float[][] whys = scored.GetColumn<float[]>("Why").ToArray();

        Assert.Equal([0, 1, 4], whys.Select(why => why.Length));
        Assert.Equal(texts.Select(text => model.Explain(text).Select(token => token.Weight)), whys);
        Assert.Equal(["it", "was", "my", "day"], model.Explain(texts[2]).Select(token => token.Token));
        Assert.Equal("Vector<Single>", scored.Schema["Why"].Type.ToString());
    }

    [Fact]
    public void ExplanationColumn_OffByDefault_IsNotThere()
        => Assert.Equal(["PredictedLabel", "Score", "Probability"], Quick.Model(_ml, rows: 20).GetOutputSchema(Review.View(_ml, 1).Schema).Skip(Review.View(_ml, 1).Schema.Count).Select(column => column.Name));

    private static float[] Embed(RecurrentNetwork network, int[] ids)
    {
        float[] rows = new float[ids.Length * network.Spec.InputSize];
        using IStep step = network.Engine.BeginStep(StepKind.Scoring, network.Parameters);
        step.Read(network.Embed(step, step.Ids(ids, new Shape(ids.Length, 1))), rows);
        return rows;
    }

    private static double Slope(RecurrentNetwork network, float[] embedded, int[] ids, int t)
    {
        const float H = 1f / 128;
        int width = network.Spec.InputSize;
        float[] longer = [.. embedded], shorter = [.. embedded];
        for (int i = t * width; i < (t + 1) * width; i++)
            (longer[i], shorter[i]) = (embedded[i] * (1 + H), embedded[i] * (1 - H));
        return ((double)Parts(network, longer, ids).Recurrent - Parts(network, shorter, ids).Recurrent) / (2 * H);
    }

    private static (float Recurrent, float Bag) Parts(RecurrentNetwork network, float[] rows, int[] ids)
    {
        NgramRows ngrams = network.NewNgramRows()!;
        ngrams.Begin(1);
        ngrams.Add(ids);
        Span<float> recurrent = stackalloc float[1], bag = stackalloc float[1], both = stackalloc float[1];
        using IStep step = network.Engine.BeginStep(StepKind.Scoring, network.Parameters);
        NetworkOutput output = network.Read(step, step.Values(rows, new Shape(ids.Length, 1, network.Spec.InputSize)), Lengths.Full, ngrams: ngrams);
        step.Read(output.Recurrent, recurrent);
        step.Read(output.Ngrams!, bag);
        step.Read(output.Result, both);
        float share = network.Bag!.Share;
        Assert.Equal(((1 - share) * recurrent[0]) + (share * bag[0]), both[0], 1e-5f);
        return (recurrent[0], bag[0]);
    }

    private static float Logit(RecurrentNetwork network, float[] rows)
    {
        Span<float> logit = stackalloc float[1];
        using IStep step = network.Engine.BeginStep(StepKind.Scoring, network.Parameters);
        step.Read(network.Read(step, step.Values(rows, new Shape(rows.Length / network.Spec.InputSize, 1, network.Spec.InputSize)), Lengths.Full).Result, logit);
        return logit[0];
    }
}
