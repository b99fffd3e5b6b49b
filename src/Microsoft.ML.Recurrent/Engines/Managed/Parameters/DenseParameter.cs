namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Row-major, as PyTorch has it; a matrix also as its transpose, for products that run over the inputs.</summary>
internal sealed unsafe class DenseParameter(ManagedParameterSet set, string name, Shape shape, bool isTrainable)
    : ManagedParameter(set, name, shape, isTrainable, shape.ElementCount)
{
    private readonly Lock _lock = new();
    private AlignedFloats? _transposed;
    private TouchedRows? _touched;
    private ColumnBlocks? _blocks, _transposedBlocks;
    private int _transposedVersion = -1, _blocksVersion = -1, _transposedBlocksVersion = -1;

    /// <summary>A matrix [O, I] as [I, O], brought up to date on demand; scoring threads may ask at once.</summary>
    public float* Transposed()
    {
        lock (_lock)
        {
            _transposed ??= new(Stored);
            if (_transposedVersion != Version)
            {
                int rows = Shape[0], columns = Shape[1];
                for (int row = 0; row < rows; row++)
                {
                    for (int column = 0; column < columns; column++)
                        _transposed.Pointer[((long)column * rows) + row] = Values[((long)row * columns) + column];
                }

                _transposedVersion = Version;
            }

            return _transposed.Pointer;
        }
    }

    /// <summary>A matrix [O, I] in blocks of its columns, brought up to date on demand.</summary>
    public ColumnBlocks Blocks(int block)
    {
        lock (_lock)
        {
            _blocks ??= new(Shape[0], Shape[1], block);
            if (_blocksVersion != Version)
                _blocks.Copy(Values, Shape[1]);
            _blocksVersion = Version;
            return _blocks;
        }
    }

    /// <summary>Its transpose [I, O] in blocks of columns, likewise.</summary>
    public ColumnBlocks TransposedBlocks(int block)
    {
        lock (_lock)
        {
            _transposedBlocks ??= new(Shape[1], Shape[0], block);
            if (_transposedBlocksVersion != Version)
                _transposedBlocks.CopyTransposed(Values, Shape[1]);
            _transposedBlocksVersion = Version;
            return _transposedBlocks;
        }
    }

    /// <summary>Adds rows to those rows of the gradient that their ids name.</summary>
    /// <param name="ids">One for each row; the caller has checked them.</param>
    /// <param name="rows">As wide as the table, <paramref name="stride"/> apart.</param>
    /// <param name="stride">See <paramref name="rows"/>.</param>
    /// <param name="workers">Who does it.</param>
    public void AddGradientRows(ReadOnlySpan<int> ids, float* rows, int stride, Workers workers)
    {
        _touched ??= new(StoredGradients, Shape.Last);
        bool isStale = TakeGradientForOverwriting();
        if (isStale && !_touched.AreAll)
            base.EraseGradient();
        _touched.Add(ids, rows, stride, isStale, workers);
    }

    protected override void EraseGradient()
    {
        if (_touched is { AreAll: true })
            _touched.Erase();
        else
            base.EraseGradient();
    }

    protected override void OnDenseGradient()
    {
        if (_touched is not null)
            _touched.AreAll = false;
    }

    protected override void Pack(ReadOnlySpan<float> source, Span<float> stored) => source.CopyTo(stored);

    protected override void Unpack(ReadOnlySpan<float> stored, Span<float> destination) => stored.CopyTo(destination);
}
