using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Training;

/// <summary>Keeps every report, and tells it on at once: <see cref="Progress{T}"/> would do so later, on another thread.</summary>
internal sealed class RecordedProgress(Action<TrainingProgress>? next = null) : IProgress<TrainingProgress>
{
    public List<TrainingProgress> Reports { get; } = [];

    public void Report(TrainingProgress value)
    {
        Reports.Add(value);
        next?.Invoke(value);
    }
}
