using System.Runtime.Intrinsics;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The kernels for one width of registers: the only place that knows which.</summary>
internal abstract class KernelSet
{
    /// <summary>The widest that the hardware has.</summary>
    public static KernelSet Best { get; } =
        Vector512.IsHardwareAccelerated ? new RegisterKernels<Lanes512>("Vector512")
        : Vector256.IsHardwareAccelerated ? new RegisterKernels<Lanes256>("Vector256")
        : Vector128.IsHardwareAccelerated ? new RegisterKernels<Lanes128>("Vector128")
        : new RegisterKernels<Lanes128>("Scalar");

    /// <summary>For <see cref="EngineDescription.InstructionSet"/>.</summary>
    public abstract string Name { get; }

    /// <summary>Floats of a register.</summary>
    public abstract int Lanes { get; }

    public abstract RecurrentOperation NewRecurrent();

    /// <inheritdoc cref="AdamKernel{V}.Update"/>
    public abstract unsafe void Adam(float* w, float* m, float* v, float* g, int count, in AdamStep step);
}
