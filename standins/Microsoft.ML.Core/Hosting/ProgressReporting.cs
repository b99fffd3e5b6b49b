namespace Microsoft.ML.Runtime;

internal static class ProgressReporting
{
    /// <summary>Takes progress and keeps none of it: only ML.NET's console environment shows progress.</summary>
    public sealed class ProgressChannel : IProgressChannel
    {
        private readonly IExceptionContext _ectx;
        private readonly ProgressTracker _tracker;
        private int _maxValues;
        private bool _disposed;

        public ProgressChannel(IExceptionContext ectx, ProgressTracker tracker, string computationName)
        {
            _ectx = ectx;
            _tracker = tracker;
            Name = ectx.CheckNonEmpty(computationName, "name");
        }

        public string Name { get; }

        // A checkpoint may hold each metric, each unit, and each unit's limit.
        public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction)
            => _maxValues = header.MetricNames.Count + (2 * header.UnitNames.Count);

        public void Checkpoint(params double?[] values)
        {
            _ectx.Check(!_disposed, "The progress channel is disposed.");
            _ectx.Check(values.Length <= _maxValues, "The checkpoint has more values than the header has names.");
        }

        public IProgressChannel StartProgressChannel(string name) => new ProgressChannel(_ectx, _tracker, name);

        public void Dispose() => _disposed = true;
    }

    public sealed class ProgressTracker
    {
        public ProgressTracker(IExceptionContext ectx)
        {
        }
    }
}
