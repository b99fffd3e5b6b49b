namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A parameter with its gradient, both in the layout that the kernels read.</summary>
internal abstract unsafe class ManagedParameter : Parameter
{
    private readonly AlignedFloats _values, _gradients;
    private bool _gradientIsStale;

    protected ManagedParameter(ManagedParameterSet set, string name, Shape shape, bool isTrainable, int stored)
        : base(name, shape, isTrainable)
    {
        Set = set;
        _values = new(stored);
        _gradients = new(stored);
    }

    public ManagedParameterSet Set { get; }

    /// <summary>Stored floats; padding included, which stays zero in values and gradients.</summary>
    public int Stored => _values.Count;

    public float* Values => _values.Pointer;

    /// <summary>The gradient, which begins each training step as zeros, for a caller who may write any of it.</summary>
    public float* Gradients
    {
        get
        {
            WriteZeroGradient();
            OnDenseGradient();
            return _gradients.Pointer;
        }
    }

    /// <summary>The gradient for a caller who reads it, or changes no zero.</summary>
    public float* KnownGradients
    {
        get
        {
            WriteZeroGradient();
            return _gradients.Pointer;
        }
    }

    /// <summary>Grows with every change of the values.</summary>
    public int Version { get; private set; }

    protected float* StoredGradients => _gradients.Pointer;

    public override void Read(Span<float> destination)
    {
        CheckLength(destination.Length);
        Unpack(_values.Span, destination);
    }

    public override void Write(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length);
        Pack(source, _values.Span);
        OnChanged();
    }

    public override void ReadGradient(Span<float> destination)
    {
        CheckLength(destination.Length);
        WriteZeroGradient();
        Unpack(_gradients.Span, destination);
    }

    /// <summary>Zero from now on, though zeros are written only when somebody looks.</summary>
    public void ClearGradient() => _gradientIsStale = true;

    /// <summary>Writes zeros where nobody wrote a gradient in this step.</summary>
    public void WriteZeroGradient()
    {
        if (TakeGradientForOverwriting())
            EraseGradient();
    }

    /// <summary>Whether the gradient is still to be written in this step, by a caller who then writes all of it.</summary>
    public bool TakeGradientForOverwriting()
    {
        bool stale = _gradientIsStale;
        _gradientIsStale = false;
        return stale;
    }

    public void OnChanged() => Version++;

    /// <summary>From PyTorch's layout into memory of the stored one: a moment.</summary>
    public void Pack(ReadOnlySpan<float> source, AlignedFloats stored) => Pack(source, stored.Span);

    /// <summary>From memory of the stored layout to PyTorch's.</summary>
    public void Unpack(AlignedFloats stored, Span<float> destination) => Unpack(stored.Span, destination);

    /// <summary>Writes zeros over what the last step left.</summary>
    protected virtual void EraseGradient() => _gradients.Span.Clear();

    /// <summary>Any element of the gradient may be written from here on.</summary>
    protected virtual void OnDenseGradient() { }

    /// <summary>From PyTorch's layout to the stored one.</summary>
    protected abstract void Pack(ReadOnlySpan<float> source, Span<float> stored);

    /// <summary>From the stored layout to PyTorch's.</summary>
    protected abstract void Unpack(ReadOnlySpan<float> stored, Span<float> destination);

    private void CheckLength(int length)
    {
        if (length != Shape.ElementCount)
            throw new ArgumentException($"The span has {length} elements; parameter {this} has {Shape.ElementCount}. Give a span of that length.");
    }
}
