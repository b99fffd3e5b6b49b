namespace Microsoft.ML.Runtime;

/// <summary>Starts channels and pipes.</summary>
public interface IChannelProvider : IExceptionContext
{
    /// <summary>Starts a channel of messages.</summary>
    IChannel Start(string name);

    /// <summary>Starts a pipe of anything.</summary>
    IPipe<TMessage> StartPipe<TMessage>(string name);
}
