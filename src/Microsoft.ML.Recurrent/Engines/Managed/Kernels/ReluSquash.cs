using System.Runtime.CompilerServices;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary><c>y = max(0, x)</c>, slope 1 where y is above 0.</summary>
internal readonly struct ReluSquash<V> : ISquash<V> where V : struct, ILanes<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply(V x) => V.Max(V.Create(0f), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Backward(V y, V gradient) => V.WherePositive(y, gradient);
}
