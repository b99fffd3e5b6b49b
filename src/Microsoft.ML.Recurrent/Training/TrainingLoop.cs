using System.Diagnostics;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>Trains a network on examples: epochs of shuffled batches.</summary>
internal sealed class TrainingLoop(RecurrentNetwork network, RecurrentOptions options, SeedSequence seeds)
{
    /// <summary>Runs all epochs.</summary>
    /// <param name="examples">What to learn.</param>
    /// <param name="progress">Told after each epoch.</param>
    /// <param name="cancellation">Cancelled before the first step it throws; later the network keeps what it has learnt so far.</param>
    /// <returns>Epochs completed and the last one's mean loss, NaN where none was completed.</returns>
    public (int Epochs, double Loss) Run(IExamples examples, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        using IOptimizer optimizer = network.Engine.NewOptimizer(options.Optimizer, network.Parameters);
        var batch = new Batch(examples.InputSize, examples.TargetSize);
        int[] order = Enumerable.Range(0, examples.Count).ToArray();
        long started = Stopwatch.GetTimestamp();
        double loss = double.NaN;

        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            long epochStarted = Stopwatch.GetTimestamp();
            seeds.For("shuffle", epoch).Shuffle(order);
            double sum = 0;
            for (int first = 0; first < order.Length; first += options.BatchSize)
            {
                if (cancellation.IsCancellationRequested)
                {
                    if (epoch == 1 && first == 0)
                        cancellation.ThrowIfCancellationRequested();
                    return (epoch - 1, loss);
                }

                int rows = Math.Min(options.BatchSize, order.Length - first);
                batch.Fill(examples, order.AsSpan(first, rows));
                sum += (double)Step(batch, optimizer, epoch, first / options.BatchSize) * rows;
            }

            loss = sum / order.Length;
            TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
            double rate = order.Length / Math.Max(Stopwatch.GetElapsedTime(epochStarted).TotalSeconds, 1e-9);
            progress.Report(new TrainingProgress(epoch, options.Epochs, loss, rate, elapsed, elapsed * (options.Epochs - epoch) / epoch));
        }

        return (options.Epochs, loss);
    }

    private float Step(Batch batch, IOptimizer optimizer, int epoch, int number)
    {
        using IStep step = network.Engine.BeginStep(StepKind.Training, network.Parameters);
        ITensor x = step.Values(batch.Input, batch.InputShape);
        ITensor prediction = network.Forward(step, x, batch.Lengths);
        ITensor loss = step.SquaredError(prediction, step.Values(batch.Target, batch.TargetShape));
        Span<float> value = stackalloc float[1];
        step.Read(loss, value);
        if (!float.IsFinite(value[0]))
        {
            throw new ArithmeticException(FormattableString.Invariant(
                $"The loss became {value[0]} in epoch {epoch}, batch {number + 1}. Lower the learning rate ({options.Optimizer.LearningRate}), scale the data, or use tanh instead of relu."));
        }

        step.Backward(loss);
        optimizer.Step();
        return value[0];
    }
}
