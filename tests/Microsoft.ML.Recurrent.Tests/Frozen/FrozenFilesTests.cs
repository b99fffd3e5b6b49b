using Microsoft.ML.Recurrent.FrozenModels;

namespace Microsoft.ML.Recurrent.Tests.Frozen;

/// <summary>No case gets lost: the other tests here run over what they find.</summary>
public sealed class FrozenFilesTests
{
    private static readonly string[] Models =
    [
        "v0.1/forecast-defaults", "v0.1/forecast-groups-of-keys", "v0.1/forecast-groups-of-text", "v0.1/forecast-season-log", "v0.1/forecast-vector-of-one",
        "v0.1/gru-before-product", "v0.1/gru-defaults", "v0.1/gru-key-of-booleans", "v0.1/gru-layer-norm", "v0.1/gru-layer-norm-before-product",
        "v0.1/lstm-attention", "v0.1/lstm-defaults", "v0.1/lstm-layer-norm-key-of-number", "v0.1/lstm-relu-key-of-text",
        "v0.1/rnn-defaults", "v0.1/rnn-layer-norm-tokens", "v0.1/rnn-relu",
        "v0.1/sentiment-byte-pairs", "v0.1/sentiment-characters", "v0.1/sentiment-defaults", "v0.1/sentiment-key-of-text", "v0.1/sentiment-of-token-keys", "v0.1/sentiment-of-words",
        "v0.1/sentiment-own-tokenizer", "v0.1/sentiment-vectors-frozen", "v0.1/sentiment-vectors-tuned",
        "v0.1/tokenize", "v0.1/tokenize-then-lstm", "v0.1/window-then-gru", "v0.1/windows", "v0.1/windows-row-by-row",
    ];

    private static readonly string[] Trainings =
    [
        "v0.1/checkpoint-adam-within-first-epoch", "v0.1/checkpoint-adamw-nothing-watched", "v0.1/checkpoint-forecast-plain-rmsprop", "v0.1/checkpoint-forecast-rmsprop",
        "v0.1/checkpoint-sentiment-ngrams", "v0.1/checkpoint-sentiment-plain-sgd", "v0.1/checkpoint-sgd-after-best",
        "v0.1/checkpoint-sgd-best-stays",
    ];

    private static readonly string[] Engines = ["v0.1/engine-group-of-channels", "v0.1/engine-group-of-text", "v0.1/engine-not-ready", "v0.1/engine-one-series"];

    [Fact]
    public void Files_OfEveryVersion_AreAllThere()
    {
        Assert.Equal(Models.Concat(Engines).Order(StringComparer.Ordinal), Names(FrozenFiles.Models));
        Assert.Equal(Trainings.Order(StringComparer.Ordinal), Names(FrozenFiles.Trainings));
        Assert.Equal(Engines.Order(StringComparer.Ordinal), Names(FrozenFiles.Engines));
        Assert.Equal([.. Models.Concat(Trainings).Concat(Engines).Order(StringComparer.Ordinal)], FrozenFiles.Cases);
    }

    [Fact]
    public void Files_OfEveryCase_HaveRowsAndScores()
        => Assert.All(FrozenFiles.Cases, name =>
        {
            CaseFolder folder = FrozenFiles.Folder(name);
            var ml = new MLContext();
            Assert.NotEqual(0, ml.Data.LoadFromBinary(folder.Rows).GetRowCount());
            Assert.NotEqual(0, ml.Data.LoadFromBinary(folder.Scores).GetRowCount());
            Assert.NotEqual("", Manifest.Read(folder.Manifest).InstructionSet);
        });

    [Fact]
    public void Files_WrittenIntoAgain_AreRefused()
    {
        using var target = new Interop.TemporaryFolder();
        FrozenCase frozen = FrozenCases.All[0];
        Directory.CreateDirectory(target[frozen.Name]);

        Assert.Throws<IOException>(() => frozen.Write(target[""]));

        Assert.Empty(Directory.GetFileSystemEntries(target[frozen.Name]));
    }

    private static IEnumerable<string> Names(TheoryData<string> cases) => cases.Select(row => row.Data);
}
