using System.Runtime.CompilerServices;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary><c>y = 1/(1 + e⁻ˣ)</c>, exactly 0 below −87, where the curve alone stays at 10⁻³⁸; slope <c>y·(1 − y)</c>.</summary>
internal readonly struct SaturatedSigmoid<V> : ISquash<V> where V : struct, ILanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply(V x)
    {
        V y = Curves<V>.Sigmoid(x);
        return y - V.WherePositive(V.Create(-87f) - x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Backward(V y, V gradient) => gradient * (y * (V.Create(1f) - y));
}
