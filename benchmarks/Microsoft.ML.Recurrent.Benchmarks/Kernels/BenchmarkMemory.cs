using System.Runtime.InteropServices;

namespace Microsoft.ML.Recurrent.Benchmarks.Kernels;

/// <summary>Floats from 0 to 1 on a cache line, with a line to spare behind them.</summary>
internal sealed unsafe class BenchmarkMemory : IDisposable
{
    private const int Line = 64;

    public BenchmarkMemory(int count)
    {
        Pointer = (float*)NativeMemory.AlignedAlloc((nuint)((count * sizeof(float)) + Line), Line);
        var random = new Random(count);
        for (int i = 0; i < count; i++)
            Pointer[i] = random.NextSingle();
    }

    public float* Pointer { get; }

    public void Clear(int count) => new Span<float>(Pointer, count).Clear();

    public void Dispose() => NativeMemory.AlignedFree(Pointer);
}
