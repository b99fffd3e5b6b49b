using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>Stops a training when an epoch is done.</summary>
/// <param name="afterEpoch">The epoch, from 1; null for no interruption.</param>
internal sealed class Interruption(int? afterEpoch) : IProgress<TrainingProgress>, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>What the trainer listens to.</summary>
    public CancellationToken Token => _cancellation.Token;

    public void Report(TrainingProgress value)
    {
        if (value.Epoch == afterEpoch && value.Batch == value.Batches)
            _cancellation.Cancel();
    }

    public void Dispose() => _cancellation.Dispose();
}
