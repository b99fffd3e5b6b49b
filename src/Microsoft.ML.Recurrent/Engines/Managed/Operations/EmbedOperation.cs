using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Rows of a table by id.</summary>
internal sealed unsafe class EmbedOperation : Operation
{
    private ManagedTensor _ids = null!, _output = null!;
    private DenseParameter _table = null!;

    public void Forward(ManagedTensor ids, DenseParameter table, ManagedTensor output)
    {
        (_ids, _table, _output) = (ids, table, output);
        int width = table.Shape.Last;
        for (int row = 0; row < output.Rows; row++)
            new ReadOnlySpan<float>(table.Values + ((long)ids.Ids[row] * width), width).CopyTo(new(output.Row(row), width));
    }

    public override void Backward(Arena arena)
    {
        if (_output.Gradient == null || !_table.IsTrainable)
            return;
        int width = _table.Shape.Last;
        for (int row = 0; row < _output.Rows; row++)
            RowKernels.AddScaled(1f, _output.Gradient + ((long)row * _output.Stride), _table.Gradients + ((long)_ids.Ids[row] * width), width);
    }
}
