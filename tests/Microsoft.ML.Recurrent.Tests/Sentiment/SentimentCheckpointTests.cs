using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Tests.Interop;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Sentiment;

/// <summary>What a checkpoint of this trainer must hold beyond the loop's: vocabulary, rows to watch, and epochs that were left to choose.</summary>
public sealed class SentimentCheckpointTests : IDisposable
{
    private static readonly SentimentOptions Chosen = Quick.WithNgrams with { Epochs = 0, Dropout = new DropoutOptions { Words = 0.1f, Embedding = 0.2f, Input = 0.2f, Head = 0.3f } };

    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(seed: 1);
    private readonly ManagedEngine _one = new(new() { Threads = 1 });
    private readonly ManagedEngine _two = new(new() { Threads = 2 });

    public void Dispose()
    {
        _folder.Dispose();
        _one.Dispose();
        _two.Dispose();
    }

    private CheckpointOptions Checkpoint => new(_folder["texts.checkpoint"], Every: 2);

    [Theory]
    [InlineData(5, 1, 7)]
    [InlineData(0, 100, 350)] // epochs left to choose
    public void Fit_InterruptedAndResumedOnAnotherThreadCount_GivesTheBitsOfAnUnbrokenRun(int epochs, int every, int batches)
    {
        SentimentOptions options = Chosen with { Epochs = epochs, BatchSize = 16 }, watched = options with { Checkpoint = Checkpoint with { Every = every } };
        RecurrentSentimentTransformer unbroken = Fit(options, _one);

        Interrupt(watched, batches);
        RecurrentSentimentTransformer resumed = Fit(watched, _two);

        Assert.Equal(Scores(unbroken), Scores(resumed));
        Assert.Equal(unbroken.Model.Summary.BestEpoch, resumed.Model.Summary.BestEpoch);
        Assert.Equal(unbroken.Model.Vocabulary, resumed.Model.Vocabulary);
    }

    [Fact]
    public void Fit_CheckpointOfOtherTexts_IsRefused()
    {
        Interrupt(Chosen with { Epochs = 3, Checkpoint = Checkpoint }, 5);

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Sentiment(Chosen with { Epochs = 3, Checkpoint = Checkpoint }).Fit(Review.View(_ml, 98)));

        Assert.Contains("rows", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Fit_CheckpointOfAnotherVocabulary_IsRefused()
    {
        Interrupt(Chosen with { Epochs = 3, Checkpoint = Checkpoint }, 5);

        var error = Assert.Throws<InvalidDataException>(() => Fit(Chosen with { Epochs = 3, MinimumCount = 5, Checkpoint = Checkpoint }, _one));

        Assert.Contains("inimumCount", error.Message, StringComparison.Ordinal);
    }

    private RecurrentSentimentTransformer Fit(SentimentOptions options, ManagedEngine engine) => _ml.Recurrent(engine).Sentiment(options).Fit(Review.View(_ml, 100));

    private void Interrupt(SentimentOptions options, int batches)
    {
        using var cancellation = new CancellationTokenSource();
        int seen = 0;
        var progress = new Recorded(() =>
        {
            if (++seen == batches)
                cancellation.Cancel();
        });
        _ml.Recurrent().Sentiment(options).WithProgress(progress).WithCancellation(cancellation.Token).Fit(Review.View(_ml, 100));
    }

    private float[] Scores(RecurrentSentimentTransformer model) => [.. model.Transform(Review.View(_ml, 40)).GetColumn<float>("Score")];

    private sealed class Recorded(Action report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report();
    }
}
