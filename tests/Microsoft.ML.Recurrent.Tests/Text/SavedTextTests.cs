using Microsoft.ML.Recurrent.LoadProbe;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Tests.Interop;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.Tests.Text;

/// <summary>A text model, from the text to the probability, in a process of its own.</summary>
public sealed class SavedTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(TokenKind.Word)]
    [InlineData(TokenKind.Character)]
    [InlineData(TokenKind.BytePair)]
    public async Task Chain_LoadedInAProcessThatNamesNoneOfOurTypes_GivesTheSameColumnsAndValues(TokenKind kind)
    {
        string path = _folder["model.zip"];
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(i => new Said { Remark = i % 2 == 0 ? "so good" : "It's bad, not good", Good = i % 2 == 0 }).ToList());
        var lstm = new LstmOptions { LabelColumnName = "Good", FeatureColumnName = "Tokens", HiddenSize = 4, EmbeddingSize = 3, Epochs = 2, Seed = 1, Pooling = Pooling.Attention };
        ITransformer model = _ml.Recurrent().Tokenize(new TokenizeOptions { InputColumnName = "Remark", Tokens = kind }).Append(_ml.Recurrent().Lstm(lstm)).Fit(data);
        _ml.Model.Save(model, data.Schema, path);

        (int exitCode, string output, string error) = await ProbeProcess.RunAsync(ProbeProcess.Folder, path, TestContext.Current.CancellationToken);

        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Contains("column Probability Single", lines, StringComparer.Ordinal);
        Assert.Equal(ModelReport.Of(_ml, model), lines);
    }

    private sealed class Said
    {
        public string Remark { get; set; } = "";

        public bool Good { get; set; }
    }
}
