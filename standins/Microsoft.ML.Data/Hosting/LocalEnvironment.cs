using System.Diagnostics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The environment behind an <see cref="MLContext"/>.</summary>
internal sealed class LocalEnvironment : HostEnvironmentBase<LocalEnvironment>
{
    public LocalEnvironment(int? seed = null)
        : base(seed, verbose: false)
    {
    }

    public void AddListener(Action<IMessageSource, ChannelMessage> listener) => AddListener<ChannelMessage>(listener);

    public void RemoveListener(Action<IMessageSource, ChannelMessage> listener) => RemoveListener<ChannelMessage>(listener);

    protected override IHost RegisterCore(HostEnvironmentBase<LocalEnvironment> source, string shortName, string parentFullName,
        Random rand, bool verbose)
        => new Host(source, shortName, parentFullName, rand, verbose);

    protected override IChannel CreateCommChannel(ChannelProviderBase parent, string name)
        => new Channel(this, parent, name, GetDispatchDelegate<ChannelMessage>());

    protected override IPipe<TMessage> CreatePipe<TMessage>(ChannelProviderBase parent, string name)
        => new Pipe<TMessage>(parent, name, GetDispatchDelegate<TMessage>());

    private sealed class Host : HostBase
    {
        public Host(HostEnvironmentBase<LocalEnvironment> source, string shortName, string parentFullName, Random rand, bool verbose)
            : base(source, shortName, parentFullName, rand, verbose)
        {
        }

        protected override IHost RegisterCore(HostEnvironmentBase<LocalEnvironment> source, string shortName, string parentFullName,
            Random rand, bool verbose)
            => new Host(source, shortName, parentFullName, rand, verbose);

        protected override IChannel CreateCommChannel(ChannelProviderBase parent, string name)
            => new Channel(Root, parent, name, GetDispatchDelegate<ChannelMessage>());

        protected override IPipe<TMessage> CreatePipe<TMessage>(ChannelProviderBase parent, string name)
            => new Pipe<TMessage>(parent, name, GetDispatchDelegate<TMessage>());
    }

    private sealed class Channel : ChannelBase
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public Channel(LocalEnvironment root, ChannelProviderBase parent, string shortName, Action<IMessageSource, ChannelMessage> dispatch)
            : base(root, parent, shortName, dispatch)
            => Trace(MessageSensitivity.None, "Channel started");

        protected override void Dispose(bool disposing)
        {
            Trace(MessageSensitivity.None, $"Channel finished. Elapsed {Stopwatch.GetElapsedTime(_start):c}.");
            Trace(MessageSensitivity.None, "Channel disposed");
            base.Dispose(disposing);
        }
    }
}
