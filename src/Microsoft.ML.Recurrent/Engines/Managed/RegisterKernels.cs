using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The kernels on registers V.</summary>
internal sealed class RegisterKernels<V>(string name) : KernelSet where V : struct, ILanes<V>
{
    public override string Name => name;

    public override int Lanes => V.Count;

    public override ActivationKernel Tanh { get; } = new SquashKernel<V, SaturatedTanh<V>>();

    public override ActivationKernel Sigmoid { get; } = new SquashKernel<V, SaturatedSigmoid<V>>();

    public override ActivationKernel Relu { get; } = new SquashKernel<V, ReluSquash<V>>();

    public override RecurrentOperation NewRecurrent() => new FusedRecurrentOperation<V>();

    public override void TouchForward(RecurrentSpec spec) => LevelKernels<V>.TouchForward(spec);

    public override void TouchBackward(RecurrentSpec spec) => LevelKernels<V>.TouchBackward(spec);

    public override unsafe void Product(int columns, int rows, int depth, float* a, nint aRow, float* b, float* start, nint startRow, float* c, nint cRow)
        => SegmentTile<V>.Run(columns, rows, 1, depth, a, aRow, 0, b, 0, start, startRow, c, cRow);

    public override unsafe void Adam(float* w, float* m, float* v, float* g, int count, in AdamStep step)
        => AdamKernel<V>.Update(w, m, v, g, count, step);
}
