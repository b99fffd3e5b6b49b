using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = [x₀, x₁, ...]</c> along one axis; backward each part takes its share of dy.</summary>
internal sealed unsafe class ConcatOperation : Operation
{
    private readonly List<(ManagedTensor Tensor, AxisPart Place)> _parts = [];
    private ManagedTensor _y = null!;

    /// <summary>Begins an empty result, which <see cref="Append"/> fills.</summary>
    public void Begin(ManagedTensor y)
    {
        _parts.Clear();
        _y = y;
    }

    public void Append(ManagedTensor part, AxisPart place)
    {
        _parts.Add((part, place));
        for (int row = 0; row < part.Rows; row++)
            new ReadOnlySpan<float>(part.Row(row), part.Width).CopyTo(new(_y.Row(place.Row(row)) + place.Column, part.Width));
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null)
            return;
        foreach ((ManagedTensor part, AxisPart place) in _parts)
        {
            if (!part.WantsGradient)
                continue;
            float* dx = part.AccumulateGradient(arena), dy = _y.Gradient + place.Column;
            for (int row = 0; row < part.Rows; row++)
                RowKernels.AddScaled(1f, dy + ((long)place.Row(row) * _y.Stride), dx + ((long)row * part.Stride), part.Width);
        }
    }
}
