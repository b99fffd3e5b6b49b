using BenchmarkDotNet.Attributes;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Benchmarks.Kernels;

/// <summary>Products: the tiles of the fused levels, and single rows.</summary>
public unsafe class ProductKernels : IDisposable
{
    private const int Columns = 512;

    private readonly IRegisterKernels _kernels = IRegisterKernels.Widest;
    private readonly BenchmarkMemory _x = new(8 * Columns), _matrix = new(Columns * Columns), _other = new(Columns * Columns), _result = new(Columns * Columns);

    /// <summary>Terms of each sum; for the transpose rows.</summary>
    [Params(16, 128, 512)]
    public int Depth { get; set; }

    /// <summary>Pre-activations of one panel, from input and state.</summary>
    [Benchmark]
    public void GateTile() => _kernels.Gates(_x.Pointer, _x.Pointer, _matrix.Pointer, _x.Pointer, _other.Pointer, _result.Pointer, Depth);

    /// <summary>Weight gradients of one panel.</summary>
    [Benchmark]
    public void OuterTile()
    {
        _kernels.Outer(_x.Pointer, _matrix.Pointer, _result.Pointer, Depth);
        _result.Clear(6 * 4 * 16); // sums would grow without end
    }

    /// <summary>One row times a matrix of 512 columns.</summary>
    [Benchmark]
    public void RowProduct()
    {
        RowKernels.AddProduct(_x.Pointer, _matrix.Pointer, Columns, _result.Pointer, Depth, Columns);
        _result.Clear(Columns);
    }

    /// <summary>A matrix of 512 columns turned over.</summary>
    [Benchmark]
    public void Transposed() => Transpose.Copy(_matrix.Pointer, Columns, Depth, Columns, _result.Pointer, Depth);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (BenchmarkMemory memory in (ReadOnlySpan<BenchmarkMemory>)[_x, _matrix, _other, _result])
            memory.Dispose();
        GC.SuppressFinalize(this);
    }
}
