using System.Runtime.CompilerServices;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary><c>y = tanh x</c>, slope <c>1 − y²</c>.</summary>
internal readonly struct TanhSquash<V> : ISquash<V> where V : struct, ILanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply(V x) => Curves<V>.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Backward(V y, V gradient) => gradient * (V.Create(1f) - (y * y));
}
