namespace Microsoft.ML.Runtime;

internal abstract partial class HostEnvironmentBase<TEnv>
{
    protected abstract class PipeBase<TMessage> : ChannelProviderBase, IPipe<TMessage>, IMessageSource
    {
        protected readonly Action<IMessageSource, TMessage> Dispatch;
        public readonly ChannelProviderBase Parent;

        private bool _disposed;

        protected PipeBase(ChannelProviderBase parent, string shortName, Action<IMessageSource, TMessage> dispatch)
            : base(shortName, parent.FullName, parent.Verbose)
        {
            Parent = parent;
            Dispatch = dispatch;
        }

        public override int Depth => Parent.Depth + 1;

        public void Send(TMessage msg) => Dispatch(this, msg);

        public override TException Process<TException>(TException ex)
        {
            ex.Data[ExceptionContextKeys.ThrowingComponent] ??= Parent.ShortName;
            ex.Data[ExceptionContextKeys.ParentComponent] ??= Parent.ParentFullName;
            ex.Data[ExceptionContextKeys.Phase] ??= ShortName;
            return Contracts.Mark(ex);
        }

        public void Dispose()
        {
            if (_disposed)
                return;
            Dispose(true);
            _disposed = true;
        }

        protected virtual void Dispose(bool disposing)
        {
        }
    }

    protected sealed class Pipe<TMessage> : PipeBase<TMessage>
    {
        public Pipe(ChannelProviderBase parent, string shortName, Action<IMessageSource, TMessage> dispatch)
            : base(parent, shortName, dispatch)
        {
        }
    }

    protected abstract class ChannelBase : PipeBase<ChannelMessage>, IChannel
    {
        protected readonly TEnv Root;

        protected ChannelBase(TEnv root, ChannelProviderBase parent, string shortName, Action<IMessageSource, ChannelMessage> dispatch)
            : base(parent, shortName, dispatch)
            => Root = root;

        public void Trace(MessageSensitivity sensitivity, string msg) => Send(new(ChannelMessageKind.Trace, sensitivity, msg));

        public void Trace(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(new(ChannelMessageKind.Trace, sensitivity, fmt, args));

        public void Error(MessageSensitivity sensitivity, string msg) => Send(new(ChannelMessageKind.Error, sensitivity, msg));

        public void Error(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(new(ChannelMessageKind.Error, sensitivity, fmt, args));

        public void Warning(MessageSensitivity sensitivity, string msg) => Send(new(ChannelMessageKind.Warning, sensitivity, msg));

        public void Warning(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(new(ChannelMessageKind.Warning, sensitivity, fmt, args));

        public void Info(MessageSensitivity sensitivity, string msg) => Send(new(ChannelMessageKind.Info, sensitivity, msg));

        public void Info(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(new(ChannelMessageKind.Info, sensitivity, fmt, args));
    }
}
