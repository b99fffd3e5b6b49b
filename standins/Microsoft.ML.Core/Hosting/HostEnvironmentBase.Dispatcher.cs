namespace Microsoft.ML.Runtime;

internal abstract partial class HostEnvironmentBase<TEnv>
{
    protected abstract class Dispatcher
    {
    }

    protected sealed class Dispatcher<TMessage> : Dispatcher
    {
        private Action<IMessageSource, TMessage> _listeners;

        public Action<IMessageSource, TMessage> Dispatch => (source, message) => _listeners?.Invoke(source, message);

        public void AddListener(Action<IMessageSource, TMessage> listenerFunc)
        {
            Contracts.CheckValue(listenerFunc, nameof(listenerFunc));
            lock (this)
                _listeners += listenerFunc;
        }

        public void RemoveListener(Action<IMessageSource, TMessage> listenerFunc)
        {
            Contracts.CheckValue(listenerFunc, nameof(listenerFunc));
            lock (this)
                _listeners -= listenerFunc;
        }
    }
}
