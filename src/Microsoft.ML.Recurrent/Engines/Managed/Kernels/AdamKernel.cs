using System.Runtime.CompilerServices;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>One Adam update, all in one pass.</summary>
internal static unsafe class AdamKernel<V> where V : struct, ILanes<V>
{
    /// <summary><c>m ← β₁m + (1−β₁)g</c>, <c>v ← β₂v + (1−β₂)g²</c>, <c>w ← w − s·m/(√v·q + ε)</c>.</summary>
    /// <remarks>All [count], each with room for a whole register behind the last element; nothing overlaps.
    /// s is η/(1−β₁ᵗ) and q is 1/√(1−β₂ᵗ). Moments too small for a normal float are set to zero: arithmetic on denormals is many times
    /// slower, and they move no weight. Twin: the Adam of the reference engine.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Update(float* w, float* m, float* v, float* g, int count, in AdamStep step)
    {
        V beta1 = V.Create(step.Beta1), beta2 = V.Create(step.Beta2), rest1 = V.Create(1 - step.Beta1), rest2 = V.Create(1 - step.Beta2);
        V size = V.Create(-step.StepSize), root = V.Create(step.RootCorrection), epsilon = V.Create(step.Epsilon);
        for (int i = 0; i < count; i += V.Count)
        {
            V gradient = V.Load(g + i);
            V first = V.FlushDenormals(V.MultiplyAdd(rest1, gradient, beta1 * V.Load(m + i)));
            V second = V.FlushDenormals(V.MultiplyAdd(rest2 * gradient, gradient, beta2 * V.Load(v + i)));
            V.Store(first, m + i);
            V.Store(second, v + i);
            V.Store(V.MultiplyAdd(size, first / V.MultiplyAdd(V.Sqrt(second), root, epsilon), V.Load(w + i)), w + i);
        }
    }
}
