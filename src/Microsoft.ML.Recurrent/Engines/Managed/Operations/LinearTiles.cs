using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The three products of a linear layer by tiles: rows of y and of dx, and rows of dW, go to different workers.</summary>
internal sealed unsafe class LinearTiles : IParallelWork
{
    private const int FewestRows = 16; // of a share
    private const int ChunkRows = 256; // of x and dy, whose copies then stay in the second-level cache

    private readonly KernelSet _kernels;
    private readonly WeightWork _weights;
    private ColumnBlocks _blocks = null!;
    private float* _left, _start, _result, _scratch;
    private int _leftRow, _startRow, _resultRow, _depth, _rows, _shares;

    public LinearTiles(KernelSet kernels)
    {
        _kernels = kernels;
        _weights = new(this);
    }

    private int Block => 4 * _kernels.Lanes;

    public void Forward(ManagedTensor x, DenseParameter weight, DenseParameter? bias, ManagedTensor y, ManagedStep step)
    {
        _blocks = weight.TransposedBlocks(Block);
        _start = step.Memory.TakeZeros(_blocks.Count * Block);
        if (bias is not null)
            new ReadOnlySpan<float>(bias.Values, y.Width).CopyTo(new(_start, y.Width));
        (_leftRow, _startRow, _resultRow, _depth, _rows) = (x.Stride, 0, y.Stride, x.Width, y.Rows);
        _left = x.Data;
        _result = y.Data;
        RunRows(step);
    }

    /// <param name="x">The layer's input.</param>
    /// <param name="weight">Takes its gradient, if it is trained.</param>
    /// <param name="y">The layer's output, with its gradient.</param>
    /// <param name="dx">Rows as of x, to add to; null if nobody wants it.</param>
    /// <param name="step">Memory and workers.</param>
    public void Backward(ManagedTensor x, DenseParameter weight, ManagedTensor y, float* dx, ManagedStep step)
    {
        if (dx != null)
        {
            _blocks = weight.Blocks(Block);
            (_leftRow, _startRow, _resultRow, _depth, _rows) = (y.Stride, x.Stride, x.Stride, y.Width, y.Rows);
            _left = y.Gradient;
            _start = _result = dx;
            RunRows(step);
        }

        if (weight.IsTrainable)
            _weights.Run(x, weight, y, step);
    }

    void IParallelWork.Run(int share, int worker)
    {
        int from = (int)((long)_rows * share / _shares), rows = (int)((long)_rows * (share + 1) / _shares) - from;
        for (int block = 0; block < _blocks.Count; block++)
        {
            int column = block * Block;
            float* result = _result + ((long)from * _resultRow) + column, start = _start + ((long)from * _startRow) + column;
            Product(rows, _depth, _left + ((long)from * _leftRow), _leftRow, _blocks[block], start, _startRow, result, _resultRow, _blocks.Width(block), Tile(worker));
        }
    }

    private void RunRows(ManagedStep step)
    {
        _shares = Math.Clamp(_rows / FewestRows, 1, step.ThreadsFor((long)_rows * _depth * _blocks.Columns));
        _scratch = step.Memory.Take((long)step.Workers.Count * ChunkRows * Block);
        step.Workers.Run(this, _shares);
    }

    private float* Tile(int worker) => _scratch + ((long)worker * ChunkRows * Block);

    /// <summary>A block of columns; where it is not full, by way of a tile, because kernels write whole registers.</summary>
    private void Product(int rows, int depth, float* a, int aRow, float* b, float* start, int startRow, float* result, int resultRow, int width, float* tile)
    {
        if (width == Block)
        {
            _kernels.Product(width, rows, depth, a, aRow, b, start, startRow, result, resultRow);
            return;
        }

        for (int from = 0; from < rows; from += ChunkRows)
        {
            int count = Math.Min(ChunkRows, rows - from);
            for (int row = 0; row < count; row++)
                new ReadOnlySpan<float>(start + ((long)(from + row) * startRow), width).CopyTo(new(tile + (row * Block), width));
            _kernels.Product(width, count, depth, a + ((long)from * aRow), aRow, b, tile, Block, tile, Block);
            for (int row = 0; row < count; row++)
                new ReadOnlySpan<float>(tile + (row * Block), width).CopyTo(new(result + ((long)(from + row) * resultRow), width));
        }
    }

    /// <summary><c>dW += dyᵀ·x</c>, rows of dW by worker, rows of x and dy chunk by chunk.</summary>
    private sealed class WeightWork(LinearTiles owner) : IParallelWork
    {
        private ManagedTensor _x = null!, _y = null!;
        private float* _gradient, _scratch;
        private int _shares, _scratchSize;

        public void Run(ManagedTensor x, DenseParameter weight, ManagedTensor y, ManagedStep step)
        {
            (_x, _y) = (x, y);
            _gradient = weight.Gradients;
            _shares = Math.Clamp(y.Width / 6, 1, step.ThreadsFor((long)y.Rows * y.Width * x.Width)); // a tile's rows at least
            _scratchSize = ChunkRows * (owner.Block + ((y.Width + _shares - 1) / _shares)) + (y.Width * owner.Block);
            _scratch = step.Memory.Take((long)_scratchSize * step.Workers.Count);
            step.Workers.Run(this, _shares);
        }

        void IParallelWork.Run(int share, int worker)
        {
            int inputs = _x.Width, block = owner.Block;
            int first = _y.Width * share / _shares, rows = (_y.Width * (share + 1) / _shares) - first;
            float* packed = _scratch + ((long)worker * _scratchSize), transposed = packed + (ChunkRows * block), tile = transposed + (ChunkRows * rows);
            for (int from = 0; from < _y.Rows; from += ChunkRows)
            {
                int depth = Math.Min(ChunkRows, _y.Rows - from);
                Transpose.Copy(_y.Gradient + ((long)from * _y.Stride) + first, _y.Stride, depth, rows, transposed, ChunkRows);
                for (int column = 0; column < inputs; column += block)
                {
                    int width = Math.Min(block, inputs - column);
                    for (int k = 0; k < depth; k++)
                        new ReadOnlySpan<float>(_x.Row(from + k) + column, width).CopyTo(new(packed + (k * block), width));
                    float* gradient = _gradient + ((long)first * inputs) + column;
                    owner.Product(rows, depth, transposed, ChunkRows, packed, gradient, inputs, gradient, inputs, width, tile);
                }
            }
        }
    }
}
