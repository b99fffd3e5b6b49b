namespace Microsoft.ML.Runtime;

internal static class ProgressReporting
{
    /// <summary>Takes progress and keeps none of it: only ML.NET's console environment shows progress.</summary>
    public sealed class ProgressChannel : IProgressChannel
    {
        public ProgressChannel(IExceptionContext ectx, ProgressTracker tracker, string computationName)
        {
            ectx.CheckValue(tracker, nameof(tracker));
            Name = ectx.CheckNonEmpty(computationName, nameof(computationName));
        }

        public string Name { get; }

        public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction)
        {
        }

        public void Checkpoint(params double?[] values)
        {
        }

        public IProgressChannel StartProgressChannel(string name) => this;

        public void Dispose()
        {
        }
    }

    public sealed class ProgressTracker
    {
        public ProgressTracker(IExceptionContext ectx)
        {
        }
    }
}
