namespace Microsoft.ML.Runtime;

/// <summary>Takes a computation's progress to whoever asks for it.</summary>
public interface IProgressChannel : IProgressChannelProvider, IDisposable
{
    /// <summary>Names the numbers and says how to read them.</summary>
    void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction);

    /// <summary>Reports numbers now: first the metrics, then the units.</summary>
    void Checkpoint(params double?[] values);
}
