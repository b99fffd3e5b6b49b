namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>A squashing function φ and its slope.</summary>
internal interface ISquash<V> where V : struct, ILanes<V>
{
    static abstract V Apply(V x);

    /// <summary>φ'(x) in terms of y = φ(x), times <paramref name="gradient"/>.</summary>
    static abstract V Backward(V y, V gradient);
}
