using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.LoadProbe;
using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Tests.Interop;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.Tests.Sentiment;

/// <summary>A saved model in a process of its own, which names none of our types.</summary>
public sealed class SavedSentimentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(TokenKind.Word)]
    [InlineData(TokenKind.BytePair)]
    public async Task Model_LoadedInAnotherProcess_GivesTheSameColumnsAndValues(TokenKind kind)
    {
        string path = _folder["model.zip"];
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 30).Select(i => new Said { Remark = i % 2 == 0 ? "so good" : "It's bad, not good", Good = i % 2 == 0 }).ToList());
        SentimentOptions options = Quick.WithNgrams with { LabelColumnName = "Good", TextColumnName = "Remark", Tokens = kind, ExplanationColumnName = "Why", Epochs = 2 };
        RecurrentSentimentTransformer model = _ml.Recurrent().Sentiment(options).Fit(data);
        _ml.Model.Save(model, data.Schema, path);

        (int exitCode, string output, string error) = await ProbeProcess.RunAsync(ProbeProcess.Folder, path, TestContext.Current.CancellationToken);

        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Contains("column Why Vector<Single>", lines, StringComparer.Ordinal);
        Assert.Equal(ModelReport.Of(_ml, model).Select(line => line.Trim()), lines);
    }

    [Theory]
    [InlineData(WeightLayout.PyTorch)]
    [InlineData(WeightLayout.Keras)]
    public void Weights_ExportedAndImportedIntoAnotherTraining_GiveItsScores(WeightLayout layout)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 30).Select(i => new Said { Remark = i % 2 == 0 ? "so good" : "It's bad, not good", Good = i % 2 == 0 }).ToList());
        SentimentOptions options = Quick.WithNgrams with { LabelColumnName = "Good", TextColumnName = "Remark", Bias = Engines.BiasForm.Single };
        RecurrentSentimentTransformer trained = _ml.Recurrent().Sentiment(options).Fit(data), other = _ml.Recurrent().Sentiment(options with { Seed = 99 }).Fit(data);

        trained.ExportWeights(_folder["weights.safetensors"], layout);
        RecurrentSentimentTransformer imported = other.ImportWeights(_folder["weights.safetensors"], layout);

        float[] expected = [.. trained.Transform(data).GetColumn<float>("Score")];
        Assert.Equal(expected, imported.Transform(data).GetColumn<float>("Score"));
        Assert.NotEqual(expected, other.Transform(data).GetColumn<float>("Score"));
    }

    private sealed class Said
    {
        public string Remark { get; set; } = "";

        public bool Good { get; set; }
    }
}
