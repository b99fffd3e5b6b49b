using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Tests.Interop;
using Microsoft.ML.Recurrent.Tests.Sequences;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private static readonly GruOptions Options = new()
    {
        HiddenSize = 4, Epochs = 6, BatchSize = 8, Seed = 5, ValidationFraction = 0.2, Layers = 2,
        Schedule = new PlateauSchedule { Patience = 1 },
    };

    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _data;

    public CheckpointTests() => _data = SequenceData.View(_ml, SequenceData.Means(60, 3, 5, 4), 2, 0, 2);

    private string Path => _folder["training.checkpoint"];

    public void Dispose() => _folder.Dispose();

    public static TheoryData<OptimizerOptions, int> Interruptions => new()
    {
        { new AdamOptions(), 1 }, // right after the first step
        { new AdamOptions(), 17 }, // within an epoch: 6 batches each
        { new AdamOptions(), 18 }, // between two
        { new SgdOptions { Momentum = 0.9f }, 20 },
        { new RmsPropOptions(), 31 },
    };

    [Theory]
    [MemberData(nameof(Interruptions))]
    public void Fit_InterruptedAndResumed_GivesTheBitsOfAnUnbrokenRun(OptimizerOptions optimizer, int stepsBefore)
    {
        GruOptions options = Options with { Optimizer = optimizer };
        float[] expected = Scores(_ml.Recurrent().Gru(options).Fit(_data));

        Interrupt(options with { Checkpoint = new(Path, Every: 1) }, stepsBefore);
        RecurrentTransformer resumed = _ml.Recurrent().Gru(options with { Checkpoint = new(Path, Every: 1000) }).Fit(_data);

        Assert.Equal(expected, Scores(resumed));
        Assert.Equal(6, resumed.Model.Summary.Epochs);
    }

    [Fact]
    public void Fit_WithDropoutInterruptedAndResumed_GivesTheBitsOfAnUnbrokenRun()
    {
        GruOptions options = Options with { Dropout = new DropoutOptions { Input = 0.2f, BetweenLevels = 0.2f, Head = 0.2f } };
        float[] expected = Scores(_ml.Recurrent().Gru(options).Fit(_data));

        Interrupt(options with { Checkpoint = new(Path, Every: 1) }, stepsBefore: 15);
        RecurrentTransformer resumed = _ml.Recurrent().Gru(options with { Checkpoint = new(Path, Every: 1000) }).Fit(_data);

        Assert.Equal(expected, Scores(resumed));
        Assert.NotEqual(expected, Scores(_ml.Recurrent().Gru(Options).Fit(_data)));
    }

    [Fact]
    public void Fit_InterruptedBetweenCheckpoints_RepeatsTheStepsSince()
    {
        float[] expected = Scores(_ml.Recurrent().Gru(Options).Fit(_data));

        Interrupt(Options with { Checkpoint = new(Path, Every: 7) }, stepsBefore: 20);
        RecurrentTransformer resumed = _ml.Recurrent().Gru(Options with { Checkpoint = new(Path, Every: 7) }).Fit(_data);

        Assert.Equal(expected, Scores(resumed));
    }

    [Fact]
    public void Fit_FinishedTrainingAgain_OnlyReadsTheCheckpoint()
    {
        GruOptions options = Options with { Checkpoint = new(Path, Every: 1) };
        float[] expected = Scores(_ml.Recurrent().Gru(options).Fit(_data));
        using var engine = new WatchedEngine();

        Assert.Equal(expected, Scores(new MLContext().Recurrent(engine).Gru(options).Fit(_data)));
        Assert.Equal(0, engine.TrainingSteps);
    }

    [Fact]
    public void Fit_ResumeOff_BeginsAnew()
    {
        Interrupt(Options with { Checkpoint = new(Path, Every: 1) }, stepsBefore: 10);
        using var engine = new WatchedEngine();

        new MLContext().Recurrent(engine).Gru(Options with { Checkpoint = new(Path, Every: 1, Resume: false) }).Fit(_data);

        Assert.Equal(36, engine.TrainingSteps);
    }

    public static TheoryData<GruOptions, string> Mismatches => new()
    {
        { Options with { HiddenSize = 5 }, "Options.hiddenSize 4; this training has 5" },
        { Options with { Epochs = 7 }, "Options.epochs 6; this training has 7" },
        { Options with { Seed = 6 }, "Options.seed 5; this training has 6" },
        { Options with { Optimizer = new AdamOptions { Beta1 = 0.5f } }, "Options.optimizer" },
    };

    [Theory]
    [MemberData(nameof(Mismatches))]
    public void Fit_CheckpointOfOtherOptions_IsRefusedNamingTheField(GruOptions other, string expected)
    {
        Interrupt(Options with { Checkpoint = new(Path, Every: 1) }, stepsBefore: 3);

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Gru(other with { Checkpoint = new(Path) }).Fit(_data));

        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void Fit_CheckpointOfOtherRows_IsRefused()
    {
        Interrupt(Options with { Checkpoint = new(Path, Every: 1) }, stepsBefore: 3);
        List<SequenceRow> rows = SequenceData.Means(60, 3, 5, 4);
        rows[13].Label += 1e-6f;

        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => _ml.Recurrent().Gru(Options with { Checkpoint = new(Path) }).Fit(SequenceData.View(_ml, rows, 2, 0, 2)));

        Assert.Contains("written with Rows", error.Message);
    }

    [Fact]
    public void Fit_DamagedCheckpoint_IsRefusedWhateverByteIsHit()
    {
        Interrupt(Options with { Checkpoint = new(Path, Every: 1) }, stepsBefore: 3);
        byte[] whole = File.ReadAllBytes(Path);
        for (int at = 0; at < whole.Length; at += whole.Length / 23)
        {
            byte[] damaged = (byte[])whole.Clone();
            damaged[at] ^= 0x10;
            File.WriteAllBytes(Path, damaged);
            Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Gru(Options with { Checkpoint = new(Path) }).Fit(_data));
            File.WriteAllBytes(Path, whole[..at]);
            Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Gru(Options with { Checkpoint = new(Path) }).Fit(_data));
        }
    }

    [Theory]
    [InlineData("\"Batch\":3", "\"Batch\":6", "it stands at a place that no training comes to")] // 6 per epoch, counted from 0: an epoch that never ended
    [InlineData("\"Epoch\":1", "\"Epoch\":0", "it stands at a place that no training comes to")]
    [InlineData("\"OptimizerSteps\":3", "\"OptimizerSteps\":-3", "it stands at a place that no training comes to")]
    [InlineData("\"Tensors\":[", "\"Tensors\":[null,", "its tensors do not fill it")]
    [InlineData("\"Position\":{", "\"Position\":null,\"Place\":{", "position")]
    [InlineData("\"Position\":{", "\"Place\":{", "position")]
    [InlineData("\"OptimizerSteps\":", "\"Steps\":", "optimizerSteps")]
    [InlineData("\"Tensors\":[", "\"Values\":[", "tensors")]
    public void Fit_CheckpointThatClaimsTheImpossible_IsRefusedAtOnce(string old, string claimed, string expected)
    {
        Interrupt(Options with { Checkpoint = new(Path, Every: 1) }, stepsBefore: 3);
        ChangeHeader(old, claimed);

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Gru(Options with { Checkpoint = new(Path) }).Fit(_data));

        Assert.Contains(expected, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Delete it to start anew.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_CheckpointBesideWhatAKilledWriteLeft_ClearsIt()
    {
        Interrupt(Options with { Checkpoint = new(Path, Every: 1) }, stepsBefore: 3);
        string left = Path + ".abcdefgh.ijk.writing";
        File.WriteAllBytes(left, [1, 2, 3]);

        _ml.Recurrent().Gru(Options with { Checkpoint = new(Path) }).Fit(_data);

        Assert.False(File.Exists(left));
    }

    // Behind the checksum's back: it is written anew.
    private void ChangeHeader(string old, string claimed)
    {
        byte[] file = File.ReadAllBytes(Path);
        int length = BitConverter.ToInt32(file, 8);
        string header = Encoding.UTF8.GetString(file, 12, length);
        string name = old.Split(':')[0], camel = $"\"{char.ToLowerInvariant(name[1])}{name[2..]}";
        (old, claimed) = (old.Replace(name, camel, StringComparison.Ordinal), claimed.Replace(name, camel, StringComparison.Ordinal));
        Assert.Contains(old, header, StringComparison.Ordinal);
        byte[] text = Encoding.UTF8.GetBytes(header.Replace(old, claimed, StringComparison.Ordinal));
        byte[] body = [.. file[..8], .. BitConverter.GetBytes(text.Length), .. text, .. file[(12 + length)..^SHA256.HashSizeInBytes]];
        File.WriteAllBytes(Path, [.. body, .. SHA256.HashData(body)]);
    }

    [Fact]
    public void Fit_CheckpointWhoseHeaderIsNoText_SaysSo()
    {
        Interrupt(Options with { Checkpoint = new(Path, Every: 1) }, stepsBefore: 3);
        byte[] file = File.ReadAllBytes(Path);
        file[file.AsSpan().IndexOf("\"gru\""u8) + 1] = 0xE9; // the first of three bytes, of which the others are missing
        byte[] body = file[..^SHA256.HashSizeInBytes];
        File.WriteAllBytes(Path, [.. body, .. SHA256.HashData(body)]);

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Gru(Options with { Checkpoint = new(Path) }).Fit(_data));

        Assert.Contains("its header is no text", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_CheckpointThatCannotBeWritten_SaysSo()
    {
        IOException error = Assert.Throws<IOException>(
            () => _ml.Recurrent().Gru(Options with { Checkpoint = new(System.IO.Path.Combine(_folder["missing"], "x"), Every: 1) }).Fit(_data));

        Assert.Contains("checkpoint", error.Message);
    }

    [Fact]
    public void Fit_LastRowsToWatch_LearnsNothingFromThem()
    {
        List<SequenceRow> rows = SequenceData.Means(60, 4);
        RecurrentTransformer plain = _ml.Recurrent().Gru(Options with { ValidationFraction = 0.25, ValidationRows = ValidationRows.Last, Schedule = new ConstantSchedule(), Epochs = 1 }).Fit(SequenceData.View(_ml, rows, 2, 0, 2));
        foreach (SequenceRow row in rows[45..])
            row.Label += 1000;
        RecurrentTransformer other = _ml.Recurrent().Gru(Options with { ValidationFraction = 0.25, ValidationRows = ValidationRows.Last, Schedule = new ConstantSchedule(), Epochs = 1 }).Fit(SequenceData.View(_ml, rows, 2, 0, 2));

        Assert.Equal((45, 15), (plain.Model.Summary.Rows, plain.Model.Summary.ValidationRows));
        Assert.True(other.Model.Summary.ValidationLoss > 1000 * plain.Model.Summary.ValidationLoss);
        Assert.Equal(Scores(plain), Scores(other)); // neither weights nor scale saw them
    }

    [Fact]
    public void Fit_GivenValidationSet_IsTheSameAsTheLastRows()
    {
        List<SequenceRow> rows = SequenceData.Means(60, 4);
        IDataView all = SequenceData.View(_ml, rows, 2, 0, 2);
        RecurrentTransformer fraction = _ml.Recurrent().Gru(Options with { ValidationFraction = 0.25, ValidationRows = ValidationRows.Last }).Fit(all);

        RecurrentTransformer given = _ml.Recurrent().Gru(Options with { ValidationFraction = 0 })
            .Fit(SequenceData.View(_ml, rows[..45], 2, 0, 2), SequenceData.View(_ml, rows[45..], 2, 0, 2));

        Assert.Equal(fraction.Model.Summary.ValidationLoss, given.Model.Summary.ValidationLoss);
        Assert.Equal(Scores(fraction), Scores(given));
    }

    private void Interrupt(GruOptions options, int stepsBefore)
    {
        using var cancellation = new CancellationTokenSource();
        using var engine = new WatchedEngine { TrainingStepBegun = step => Cancel(step, cancellation) };
        new MLContext().Recurrent(engine).Gru(options).WithCancellation(cancellation.Token).Fit(_data);
        Assert.Equal(stepsBefore, engine.TrainingSteps);

        void Cancel(int step, CancellationTokenSource source)
        {
            if (step == stepsBefore)
                source.Cancel();
        }
    }

    private float[] Scores(RecurrentTransformer model) => model.Transform(_data).GetColumn<float>("Score").ToArray();
}
