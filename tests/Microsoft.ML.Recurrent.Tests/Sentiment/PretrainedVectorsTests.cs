using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Tests.Interop;

namespace Microsoft.ML.Recurrent.Tests.Sentiment;

/// <summary>Embeddings that start from a file of vectors.</summary>
public sealed class PretrainedVectorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_Vectors_AreWhereTheEmbeddingStartsAndStaysIfFrozen(bool freeze)
    {
        RecurrentSentimentTransformer model = Quick.Model(_ml, Options("splendid 1 2 3\nfilm 4 5 6\nelsewhere 7 8 9\n") with { FreezeEmbedding = freeze, Epochs = 2 });

        float[] row = Row(model, "film");

        Assert.Equal(3, model.Model.Spec.InputSize);
        Assert.Equal(2.0 / (model.Model.Vocabulary.Count - 1), model.Model.VectorCoverage!.Value, 12);
        if (freeze)
            Assert.Equal([4, 5, 6], row);
        else
            Assert.All(row.Zip((float[])[4, 5, 6]), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 1e-6f, 1f));
        Assert.All(Row(model, "phone"), value => Assert.InRange(Math.Abs(value), 1e-9f, 1f)); // random where there is no vector
    }

    [Fact]
    public void Fit_Vectors_AreSavedWithoutTheirPath()
    {
        RecurrentSentimentTransformer model = Quick.Model(_ml, Options("splendid 1 2 3\n") with { Epochs = 1 }, rows: 40);

        RecurrentSentimentTransformer loaded = Persistence.SavedModels.SaveAndLoad(model);

        Assert.Null(loaded.Model.Options.PretrainedVectorsPath);
        Assert.Equal(model.Model.VectorCoverage, loaded.Model.VectorCoverage);
        Assert.Equal(Row(model, "splendid"), Row(loaded, "splendid"));
    }

    [Theory]
    [InlineData("splendid 1 2 3\nfilm 4 5\n", "Line 2 ")]
    [InlineData("nowhere 1 2 3\n", "has a vector for none of the ")]
    public void Fit_FileThatDoesNotFit_IsRefused(string file, string expected)
        => Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Quick.Model(_ml, Options(file))).Message, StringComparison.Ordinal);

    [Fact]
    public void Fit_EmbeddingSizeOfItsOwn_IsRefusedNamingBoth()
    {
        string message = Assert.Throws<ArgumentException>(() => Quick.Model(_ml, Options("splendid 1 2 3\n") with { EmbeddingSize = 50 })).Message;

        Assert.Contains("EmbeddingSize is 50", message, StringComparison.Ordinal);
        Assert.Contains("has 3 numbers per token", message, StringComparison.Ordinal);
    }

    private SentimentOptions Options(string file)
    {
        File.WriteAllText(_folder["vectors.txt"], file);
        return Quick.Options with { EmbeddingSize = null, PretrainedVectorsPath = _folder["vectors.txt"] };
    }

    private static float[] Row(RecurrentSentimentTransformer model, string token)
    {
        RecurrentNetwork network = model.Model.Network;
        float[] table = new float[network.Embedding!.Shape.ElementCount];
        network.Embedding.Read(table);
        int id = model.Model.Vocabulary.ToList().IndexOf(token);
        Assert.True(id > 0);
        return table.AsSpan(id * network.Spec.InputSize, network.Spec.InputSize).ToArray();
    }
}
