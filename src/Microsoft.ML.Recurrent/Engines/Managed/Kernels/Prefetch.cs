using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>Asks for cache lines that will be needed soon; changes no result, and does nothing where there is no such instruction.</summary>
internal static unsafe class Prefetch
{
    private const int Line = 16; // floats

    /// <summary>All lines of so many floats, into the nearest cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Near(float* start, int count)
    {
        for (int i = 0; i < count && Sse.IsSupported; i += Line)
            Sse.Prefetch0(start + i);
    }
}
