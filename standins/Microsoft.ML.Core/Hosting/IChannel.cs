namespace Microsoft.ML.Runtime;

/// <summary>Takes text messages to whoever listens.</summary>
public interface IChannel : IPipe<ChannelMessage>
{
    /// <summary>Sends detail.</summary>
    void Trace(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends detail.</summary>
    void Trace(MessageSensitivity sensitivity, string fmt, params object[] args);

    /// <summary>Sends an error.</summary>
    void Error(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends an error.</summary>
    void Error(MessageSensitivity sensitivity, string fmt, params object[] args);

    /// <summary>Sends a warning.</summary>
    void Warning(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends a warning.</summary>
    void Warning(MessageSensitivity sensitivity, string fmt, params object[] args);

    /// <summary>Sends something worth knowing.</summary>
    void Info(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends something worth knowing.</summary>
    void Info(MessageSensitivity sensitivity, string fmt, params object[] args);
}
