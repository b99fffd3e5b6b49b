using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A matrix [K, N] with its columns cut into blocks, as <see cref="SegmentTile{V}"/> reads its right side.</summary>
/// <remarks><c>[blocks of N][K][block]</c>. Columns that fill up the last block are zero.</remarks>
internal sealed unsafe class ColumnBlocks(int depth, int columns, int block)
{
    private readonly AlignedFloats _values = new(checked((columns + block - 1) / block * block * depth));

    /// <summary>N.</summary>
    public int Columns => columns;

    public int Count => (columns + block - 1) / block;

    public float* this[int index] => _values.Pointer + ((long)index * depth * block);

    /// <summary>How many columns of a block are not there to fill it up.</summary>
    public int Width(int index) => Math.Min(block, columns - (index * block));

    /// <summary>Copies a matrix [K, N], rows <paramref name="stride"/> apart.</summary>
    public void Copy(float* matrix, int stride)
    {
        for (int index = 0; index < Count; index++)
        {
            for (int k = 0; k < depth; k++)
                new ReadOnlySpan<float>(matrix + ((long)k * stride) + (index * block), Width(index)).CopyTo(new(this[index] + (k * block), block));
        }
    }

    /// <summary>Copies the transpose of a matrix [N, K], rows <paramref name="stride"/> apart.</summary>
    public void CopyTransposed(float* matrix, int stride)
    {
        for (int index = 0; index < Count; index++)
            Transpose.Copy(matrix + ((long)index * block * stride), stride, Width(index), depth, this[index], block);
    }
}
