using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The kernels on registers V.</summary>
internal sealed class RegisterKernels<V>(string name) : KernelSet where V : struct, ILanes<V>
{
    public override string Name => name;

    public override int Lanes => V.Count;

    public override RecurrentOperation NewRecurrent() => new FusedRecurrentOperation<V>();

    public override unsafe void Adam(float* w, float* m, float* v, float* g, int count, in AdamStep step)
        => AdamKernel<V>.Update(w, m, v, g, count, step);
}
