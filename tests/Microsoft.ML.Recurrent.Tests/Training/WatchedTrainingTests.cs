using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Training;

/// <summary>Validation, patience, rates and limits, through the loop.</summary>
public sealed class WatchedTrainingTests : IDisposable
{
    private static readonly LstmOptions Options = new() { Epochs = 30, BatchSize = 4, HiddenSize = 3, Optimizer = new AdamOptions { LearningRate = 0.05f } };

    private readonly WatchedEngine _engine = new();
    private readonly RecordedProgress _progress = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Run_WithValidation_KeepsTheWeightsOfTheLowestValidationLoss()
    {
        // Validation asks for the opposite of what is learnt, so its loss is lowest early.
        using RecurrentNetwork network = Network();
        IExamples validation = new Slopes(-1);
        TrainingResult result = Run(network, Options, validation);

        double[] losses = _progress.Reports.Select(report => report.ValidationLoss!.Value).ToArray();
        int best = Array.IndexOf(losses, losses.Min()) + 1;
        Assert.NotEqual(30, best);
        Assert.Equal((30, best, losses.Min()), (result.Epochs, result.BestEpoch, result.ValidationLoss));
        using RecurrentNetwork stopped = Network();
        Run(stopped, Options with { Epochs = best }, validation: null);
        Assert.Equal(Values(stopped), Values(network));
    }

    [Fact]
    public void Run_WithPatience_StopsThatManyEpochsAfterTheLowestLoss()
    {
        using RecurrentNetwork network = Network();

        TrainingResult result = Run(network, Options with { Patience = 4, Epochs = 1000 }, new Slopes(-1));

        Assert.Equal(TrainingStop.Patience, result.StoppedBy);
        Assert.Equal(result.BestEpoch + 4, result.Epochs);
    }

    [Fact]
    public void Run_WithTimeLimit_StopsAndKeepsWhatItHasLearnt()
    {
        using RecurrentNetwork network = Network();
        float[][] before = Values(network);

        TrainingResult result = Run(network, Options with { TimeLimit = TimeSpan.FromMilliseconds(1), Epochs = 1_000_000 }, validation: null);

        Assert.Equal(TrainingStop.TimeLimit, result.StoppedBy);
        Assert.NotEqual(before, Values(network));
    }

    [Fact]
    public void Run_WithSchedule_ReportsItsRates()
    {
        using RecurrentNetwork network = Network();

        Run(network, Options with { Epochs = 3, Schedule = new ExponentialSchedule { Multiplier = 0.5 } }, validation: null);

        Assert.Equal([0.05f, 0.025f, 0.0125f], _progress.Reports.Select(report => report.LearningRate));
    }

    [Fact]
    public void Run_OnAPlateau_LowersTheRate()
    {
        using RecurrentNetwork network = Network();

        Run(network, Options with { Schedule = new PlateauSchedule { Patience = 2, Multiplier = 0.1 } }, new Slopes(-1));

        Assert.True(_progress.Reports[^1].LearningRate < 0.001f, FormattableString.Invariant($"rate {_progress.Reports[^1].LearningRate}"));
    }

    [Fact]
    public void Run_GradientLongerThanTheClipNorm_MovesWeightsByNoMoreThanRateTimesNorm()
    {
        const float Rate = 0.5f, Norm = 1e-3f;
        using RecurrentNetwork network = Network();
        float[] before = Values(network).SelectMany(v => v).ToArray();

        Run(network, Options with { Epochs = 1, BatchSize = 100, ClipNorm = Norm, Optimizer = new SgdOptions { LearningRate = Rate } }, validation: null);

        float[] after = Values(network).SelectMany(v => v).ToArray();
        double way = Math.Sqrt(before.Zip(after, (a, b) => Math.Pow((double)b - a, 2)).Sum());
        Assert.True(_progress.Reports[0].GradientNorm > Norm);
        Assert.Equal(Rate * Norm, way, 1e-2 * Rate * Norm);
    }

    [Fact]
    public void Run_ClipValue_BoundsEveryElementsStep()
    {
        using RecurrentNetwork network = Network();
        float[] before = Values(network).SelectMany(v => v).ToArray();

        Run(network, Options with { Epochs = 1, BatchSize = 100, ClipNorm = null, ClipValue = 1e-3f, Optimizer = new SgdOptions { LearningRate = 1 } }, validation: null);

        float[] steps = before.Zip(Values(network).SelectMany(v => v), (a, b) => MathF.Abs(b - a)).ToArray();
        Assert.Equal(1e-3f, steps.Max(), 1e-6f);
        Assert.Contains(steps, step => step is > 0 and < 0.9e-3f);
    }

    [Fact]
    public void Order_LengthsThatDiffer_AreBucketedAndUsedOnceAnEpoch()
    {
        int[] lengths = Enumerable.Range(0, 200).Select(i => 1 + i * 37 % 50).ToArray();
        var order = new EpochOrder(new CountingExamples(1, lengths), batchSize: 8, new SeedSequence(1));

        order.Begin(1);
        int[][] first = Batches(order);
        order.Begin(2);
        int[][] second = Batches(order);
        order.Begin(1);

        Assert.Equal(Enumerable.Range(0, 200), first.SelectMany(b => b).Order());
        Assert.All(first, batch => Assert.InRange(batch.Max(i => lengths[i]) - batch.Min(i => lengths[i]), 0, 3)); // of 50
        Assert.NotEqual(first, second);
        Assert.Equal(first, Batches(order));
    }

    private static int[][] Batches(EpochOrder order) => Enumerable.Range(0, order.Batches).Select(i => order.Batch(i).ToArray()).ToArray();

    private static float[][] Values(RecurrentNetwork network) => BestWeights.Copy(network.Parameters);

    private TrainingResult Run(RecurrentNetwork network, LstmOptions options, IExamples? validation)
        => TrainingLoop.Run(network, options, new TrainingData(new Slopes(1), validation, ""), new SeedSequence(3), checkpoints: null, _progress, CancellationToken.None);

    private RecurrentNetwork Network()
    {
        var network = new RecurrentNetwork(_engine, Options.Network(1, 1));
        network.Initialize(InitialValues.Keras, new SeedSequence(3));
        return network;
    }

    /// <summary>Twenty pairs of numbers whose target is their difference times a factor.</summary>
    private sealed class Slopes(float factor) : IExamples
    {
        public int Count => 20;

        public int InputSize => 1;

        public int TargetSize => 1;

        public int LengthOf(int example) => 2;

        public void CopyInput(int example, int time, Span<float> destination) => destination[0] = MathF.Sin(example * 1.3f + time);

        public void CopyTarget(int example, Span<float> destination)
            => destination[0] = factor * (MathF.Sin(example * 1.3f + 1) - MathF.Sin(example * 1.3f));
    }
}
