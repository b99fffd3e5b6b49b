namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Objects of one step, in order of use; the next step that asks for as many gets the same ones.</summary>
internal sealed class ObjectPool<T>(Func<T> create) where T : class
{
    private readonly List<T> _objects = [];
    private int _used;

    public T Next()
    {
        if (_used == _objects.Count)
            _objects.Add(create());
        return _objects[_used++];
    }

    public void Reset() => _used = 0;
}
