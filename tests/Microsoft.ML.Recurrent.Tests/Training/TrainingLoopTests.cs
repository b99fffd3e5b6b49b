using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Training;

public sealed class TrainingLoopTests : IDisposable
{
    private readonly WatchedEngine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Run_EveryEpoch_UsesEveryExampleOnceInAnotherOrder()
    {
        var examples = new CountingExamples(1, Enumerable.Repeat(2, 25).ToArray());

        Run(examples, new LstmOptions { Epochs = 3, BatchSize = 10, HiddenSize = 2 });

        int[][] epochs = examples.Used.Chunk(25).ToArray();
        Assert.Equal(3, epochs.Length);
        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, 25), epoch.Order()));
        Assert.Equal(3, epochs.Distinct(new SequenceComparer()).Count());
        Assert.Equal(9, _engine.TrainingSteps); // 10 + 10 + 5 rows, three times
    }

    [Fact]
    public void Run_LossOfAnEpoch_IsTheMeanOverRowsNotOverBatches()
    {
        // Targets 0, -1, ... -4 and a network that answers 0, too slow to move: squared errors 0, 1, 4, 9, 16, mean 6, though the last batch has one row.
        var options = new LstmOptions { Epochs = 1, BatchSize = 2, HiddenSize = 1, Optimizer = new SgdOptions { LearningRate = 1e-30f } };
        var progress = new RecordedProgress();

        using var network = new RecurrentNetwork(_engine, options.Network(1, 1)); // all parameters zero
        var data = new TrainingData(new CountingExamples(1, [1, 1, 1, 1, 1]), Validation: null, "");
        TrainingResult result = TrainingLoop.Run(network, options, data, new SeedSequence(1), checkpoints: null, progress, TestContext.Current.CancellationToken);

        Assert.Equal(1, result.Epochs);
        Assert.Equal(6.0, result.Loss!.Value, 1e-6);
        Assert.Equal(result.Loss, Assert.Single(progress.Reports).Loss);
    }

    private void Run(CountingExamples examples, LstmOptions options)
    {
        using var network = new RecurrentNetwork(_engine, options.Network(1, 1));
        network.Initialize(options.InitialValues, new SeedSequence(1));
        TrainingLoop.Run(network, options, new TrainingData(examples, Validation: null, ""), new SeedSequence(1), checkpoints: null, new RecordedProgress(), TestContext.Current.CancellationToken);
    }

    private sealed class SequenceComparer : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj) => obj[0];
    }
}
