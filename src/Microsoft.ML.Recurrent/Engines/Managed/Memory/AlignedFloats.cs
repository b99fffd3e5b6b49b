using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Pinned floats that start on a cache line. Kept by the garbage collector: nothing to free, nothing to use after.</summary>
internal sealed unsafe class AlignedFloats
{
    private const int Alignment = 64;
    private const int Slack = 16; // kernels may read up to a line behind the end
    private readonly float[] _array;

    /// <summary>Allocates zeros.</summary>
    public AlignedFloats(int count)
    {
        Count = count;
        _array = GC.AllocateArray<float>(checked(count + Slack + (Alignment / sizeof(float))), pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
        Pointer = (float*)((address + Alignment - 1) / Alignment * Alignment);
    }

    /// <summary>The first float; valid while this object is reachable.</summary>
    public float* Pointer { get; }

    public int Count { get; }

    public Span<float> Span => new(Pointer, Count);
}
