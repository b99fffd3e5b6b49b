namespace Microsoft.ML.Recurrent.Data;

/// <summary>The slot that a cursor's getters read from; for a single row, brings the slot up to date first.</summary>
internal sealed class SlotPointer(Action? refresh = null)
{
    private int _slot;

    public void MoveTo(int slot) => _slot = slot;

    public int Read()
    {
        refresh?.Invoke();
        return _slot;
    }
}
