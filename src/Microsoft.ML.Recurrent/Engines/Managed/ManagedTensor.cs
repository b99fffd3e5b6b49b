namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Floats or ids in a step's arena, as rows of the innermost axis, <see cref="Stride"/> apart.</summary>
internal sealed unsafe class ManagedTensor : ITensor
{
    private float* _gradient;

    public Shape Shape { get; private set; }

    /// <summary>Floats, or null for ids.</summary>
    public float* Data { get; private set; }

    /// <summary>Ids, or null for floats; dense.</summary>
    public int* Ids { get; private set; }

    /// <summary>Floats from one row to the next, at least the innermost length.</summary>
    public int Stride { get; private set; }

    /// <summary>Whether backward passes compute a gradient for it.</summary>
    public bool WantsGradient { get; private set; }

    /// <summary>The use of the step that this tensor belongs to.</summary>
    public long Use { get; private set; }

    public ManagedStep? Owner { get; private set; }

    // Kept, not asked of the shape: loops ask for them with every element.
    public int Rows { get; private set; }

    public int Width { get; private set; }

    /// <summary>Rows as laid out as the data, or null as long as nothing has flowed in.</summary>
    public float* Gradient => _gradient;

    public float* Row(int row) => Data + ((long)row * Stride);

    public void Become(ManagedStep owner, long use, Shape shape, float* data, int* ids, int stride, bool wantsGradient)
    {
        (Owner, Use, Shape, Stride, WantsGradient) = (owner, use, shape, stride, wantsGradient);
        (Rows, Width) = (shape.Rows, shape.Last);
        Data = data;
        Ids = ids;
        _gradient = null;
    }

    /// <summary>The gradient to add to, zero at first.</summary>
    public float* AccumulateGradient(Arena arena)
    {
        if (_gradient == null)
            _gradient = arena.TakeZeros((long)Rows * Stride);
        return _gradient;
    }

    /// <summary>The gradient for a caller who either adds to it or, where <paramref name="adds"/> is false, writes all of it.</summary>
    public float* WriteGradient(Arena arena, out bool adds)
    {
        adds = _gradient != null;
        if (!adds)
            _gradient = arena.Take((long)Rows * Stride);
        return _gradient;
    }

    public void CopyTo(Span<float> destination) => CopyRows(Data, destination);

    public void CopyGradientTo(Span<float> destination)
    {
        if (_gradient == null)
            destination.Clear();
        else
            CopyRows(_gradient, destination);
    }

    private void CopyRows(float* source, Span<float> destination)
    {
        for (int row = 0; row < Rows; row++)
            new ReadOnlySpan<float>(source + ((long)row * Stride), Width).CopyTo(destination.Slice(row * Width, Width));
    }
}
