using System.Runtime.CompilerServices;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>A squashing function over many elements; the last few go through a register of their own, so that an element's place changes no bit.</summary>
internal sealed unsafe class SquashKernel<V, TSquash> : ActivationKernel
    where V : struct, ILanes<V>
    where TSquash : struct, ISquash<V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Apply(float* x, float* y, int count)
    {
        int i = 0;
        for (; i <= count - V.Count; i += V.Count)
            V.Store(TSquash.Apply(V.Load(x + i)), y + i);
        if (i == count)
            return;
        float* last = stackalloc float[V.Count];
        for (int k = 0; k < V.Count; k++)
            last[k] = i + k < count ? x[i + k] : 0f;
        V.Store(TSquash.Apply(V.Load(last)), last);
        for (int k = 0; i + k < count; k++)
            y[i + k] = last[k];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void AddGradient(float* y, float* dy, float* dx, int count)
    {
        int i = 0;
        for (; i <= count - V.Count; i += V.Count)
            V.Store(V.Load(dx + i) + TSquash.Backward(V.Load(y + i), V.Load(dy + i)), dx + i);
        if (i == count)
            return;
        float* value = stackalloc float[V.Count], gradient = stackalloc float[V.Count];
        for (int k = 0; k < V.Count; k++)
            (value[k], gradient[k]) = i + k < count ? (y[i + k], dy[i + k]) : (0f, 0f);
        V.Store(TSquash.Backward(V.Load(value), V.Load(gradient)), gradient);
        for (int k = 0; i + k < count; k++)
            dx[i + k] += gradient[k];
    }
}
