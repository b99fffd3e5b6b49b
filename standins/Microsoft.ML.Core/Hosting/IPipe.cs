namespace Microsoft.ML.Runtime;

/// <summary>Takes messages to whoever listens.</summary>
public interface IPipe<TMessage> : IExceptionContext, IDisposable
{
    /// <summary>Sends a message.</summary>
    void Send(TMessage msg);
}
