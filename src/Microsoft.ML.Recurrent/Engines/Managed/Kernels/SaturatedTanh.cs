using System.Runtime.CompilerServices;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary><c>y = tanh x</c>, exactly ±1 beyond 9, where the curve alone stays 2·10⁻⁷ short of it; slope <c>1 − y²</c>.</summary>
internal readonly struct SaturatedTanh<V> : ISquash<V> where V : struct, ILanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply(V x)
    {
        V y = Curves<V>.Tanh(x), one = V.Create(1f), limit = V.Create(9f);
        return y + V.WherePositive(x - limit, one - y) - V.WherePositive(V.Create(0f) - x - limit, one + y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Backward(V y, V gradient) => gradient * (V.Create(1f) - (y * y));
}
