using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>One message of <see cref="MLContext.Log"/>.</summary>
public class LoggingEventArgs : EventArgs
{
    /// <summary>A message of unknown source.</summary>
    public LoggingEventArgs(string message) => Message = message;

    /// <summary>A message of the given source.</summary>
    public LoggingEventArgs(string message, ChannelMessageKind kind, string source)
    {
        RawMessage = message;
        Kind = kind;
        Source = source;
        Message = $"[Source={source}, Kind={kind}] {message}";
    }

    /// <summary>Host and channel.</summary>
    public string Source { get; }

    /// <summary>How much it matters.</summary>
    public ChannelMessageKind Kind { get; }

    /// <summary>The message with its source and kind.</summary>
    public string Message { get; }

    /// <summary>The message alone.</summary>
    public string RawMessage { get; }
}
