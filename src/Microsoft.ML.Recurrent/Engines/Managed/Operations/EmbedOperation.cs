using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Rows of a table by id.</summary>
internal sealed unsafe class EmbedOperation : Operation, IParallelWork
{
    private const int Ahead = 4; // rows: they lie anywhere in the table, and no hardware guesses the next
    private const int FewestRows = 64; // of a share: below that a thread costs more than it brings

    private ManagedTensor _ids = null!, _output = null!;
    private DenseParameter _table = null!;
    private Workers _workers = null!;
    private int _shares;

    public void Forward(ManagedTensor ids, DenseParameter table, ManagedTensor output, Workers workers)
    {
        (_ids, _table, _output, _workers) = (ids, table, output, workers);
        _shares = Math.Clamp(output.Rows / FewestRows, 1, workers.Count);
        workers.Run(this, _shares);
    }

    public override void Backward(Arena arena)
    {
        if (_output.Gradient != null && _table.IsTrainable)
            _table.AddGradientRows(new(_ids.Ids, _output.Rows), _output.Gradient, _output.Stride, _workers);
    }

    void IParallelWork.Run(int share, int worker)
    {
        int width = _table.Shape.Last, end = (int)((long)_output.Rows * (share + 1) / _shares);
        for (int row = (int)((long)_output.Rows * share / _shares); row < end; row++)
        {
            if (row + Ahead < end)
                Prefetch.Near(_table.Values + ((long)_ids.Ids[row + Ahead] * width), width);
            new ReadOnlySpan<float>(_table.Values + ((long)_ids.Ids[row] * width), width).CopyTo(new(_output.Row(row), width));
        }
    }
}
