using Microsoft.ML.Runtime;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>Who listens to a training, and what may stop it.</summary>
internal sealed record TrainingRun
{
    public IProgress<TrainingProgress>? Progress { get; init; }

    public CancellationToken Cancellation { get; init; }

    /// <summary>Passes progress on to the user's listener and, about ten times in a training, to the log.</summary>
    public IProgress<TrainingProgress> ReportTo(IChannel channel) => new LoggedProgress(channel, Progress);

    private sealed class LoggedProgress(IChannel channel, IProgress<TrainingProgress>? next) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            next?.Report(value);
            int every = Math.Max(1, value.Epochs / 10);
            if (value.Batch == value.Batches && (value.Epoch % every == 0 || value.Epoch == value.Epochs))
            {
                string validation = value.ValidationLoss is { } loss ? FormattableString.Invariant($", validation loss {loss:g6}") : "";
                channel.Info(MessageSensitivity.None, FormattableString.Invariant(
                    $"Epoch {value.Epoch} of {value.Epochs}: loss {value.Loss:g6}{validation}, rate {value.LearningRate:g4}, gradient norm {value.GradientNorm:g4}, {value.RowsPerSecond:f0} rows/s, {value.Remaining.TotalSeconds:f0} s left."));
            }
        }
    }
}
