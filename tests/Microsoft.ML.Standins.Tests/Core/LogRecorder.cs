namespace Microsoft.ML.Standins.Tests.Core;

/// <summary>What a context's log received.</summary>
internal sealed class LogRecorder
{
    private readonly List<LoggingEventArgs> _events = [];

    public LogRecorder(MLContext ml) => ml.Log += (_, e) => _events.Add(e);

    public IReadOnlyList<LoggingEventArgs> Events => _events;

    public IEnumerable<string> Lines => _events.Select(e => $"{e.Kind}|{e.Source}|{e.RawMessage}");
}
