using BenchmarkDotNet.Attributes;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Benchmarks.Kernels;

/// <summary>Element by element: the curves of the cells, the optimizer, and the kernels of single rows.</summary>
public unsafe class ElementKernels : IDisposable
{
    private readonly IRegisterKernels _kernels = IRegisterKernels.Widest;
    private readonly BenchmarkMemory _x = new(1 << 16), _y = new(1 << 16), _m = new(1 << 16), _v = new(1 << 16);

    /// <summary>Elements: within the first cache, and beyond it.</summary>
    [Params(1 << 10, 1 << 16)]
    public int Count { get; set; }

    /// <summary>tanh.</summary>
    [Benchmark]
    public void Tanh() => _kernels.Tanh(_x.Pointer, _y.Pointer, Count);

    /// <summary>The logistic function.</summary>
    [Benchmark]
    public void Sigmoid() => _kernels.Sigmoid(_x.Pointer, _y.Pointer, Count);

    /// <summary>One step of Adam.</summary>
    [Benchmark]
    public void Adam() => _kernels.Adam(_y.Pointer, _m.Pointer, _v.Pointer, _x.Pointer, Count);

    /// <summary>y ← y + a·x.</summary>
    [Benchmark]
    public void AddScaled() => RowKernels.AddScaled(1e-9f, _x.Pointer, _y.Pointer, Count);

    /// <summary>Σ y² in double.</summary>
    [Benchmark]
    public double SumOfSquares() => RowKernels.SumOfSquares(_x.Pointer, Count);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (BenchmarkMemory memory in (ReadOnlySpan<BenchmarkMemory>)[_x, _y, _m, _v])
            memory.Dispose();
        GC.SuppressFinalize(this);
    }
}
