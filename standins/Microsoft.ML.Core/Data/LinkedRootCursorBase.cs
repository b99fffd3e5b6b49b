using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A cursor over another one's rows with a position of its own.</summary>
internal abstract class LinkedRootCursorBase : RootCursorBase
{
    private bool _disposed;

    protected LinkedRootCursorBase(IChannelProvider provider, DataViewRowCursor input)
        : base(provider)
    {
        Ch.CheckValue(input, nameof(input));
        Input = input;
        Root = input is SynchronizedCursorBase synchronized ? synchronized.Root : input;
    }

    protected DataViewRowCursor Input { get; }

    protected DataViewRowCursor Root { get; }

    protected override void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        if (disposing)
            Input.Dispose();
        base.Dispose(disposing);
    }
}
