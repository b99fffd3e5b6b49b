using System.Globalization;

namespace Microsoft.ML.Runtime;

/// <summary>A text message.</summary>
public readonly struct ChannelMessage
{
    /// <summary>How much it matters.</summary>
    public readonly ChannelMessageKind Kind;

    /// <summary>What it may give away.</summary>
    public readonly MessageSensitivity Sensitivity;

    private readonly string _message;
    private readonly object[] _args;

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string message)
    {
        Kind = kind;
        Sensitivity = sensitivity;
        _message = message;
    }

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string fmt, params object[] args)
        : this(kind, sensitivity, fmt)
        => _args = args;

    /// <summary>The text.</summary>
    public string Message => _args is null ? _message : string.Format(CultureInfo.InvariantCulture, _message, _args);
}
