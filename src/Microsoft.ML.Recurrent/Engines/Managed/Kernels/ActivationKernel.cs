namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>A function of one element, and its slope told by its own value, so that backward needs no input.</summary>
internal abstract unsafe class ActivationKernel
{
    /// <summary><c>y = f(x)</c>; y may be x.</summary>
    public abstract void Apply(float* x, float* y, int count);

    /// <summary><c>dx += dy·f′</c>, by y = f(x).</summary>
    public abstract void AddGradient(float* y, float* dy, float* dx, int count);
}
