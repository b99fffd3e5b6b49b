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

    public abstract ActivationKernel Tanh { get; }

    public abstract ActivationKernel Sigmoid { get; }

    public abstract ActivationKernel Relu { get; }

    public abstract RecurrentOperation NewRecurrent();

    /// <summary>Runs each kernel of a level's forward walk, without depth or rows, so that it is compiled.</summary>
    public abstract void TouchForward(RecurrentSpec spec);

    /// <summary>Runs each product tile of its backward pass, the last one first.</summary>
    public abstract void TouchBackward(RecurrentSpec spec);

    /// <summary><c>C = start + A·B</c> for the first columns of a block, four registers wide: A rows [depth], B [depth, block], C rows [block].</summary>
    /// <remarks>A start stride of 0 repeats one row; start may be C itself. Each element is one chain over the depth, as in <see cref="RowKernels.AddProduct"/>.</remarks>
    public abstract unsafe void Product(int columns, int rows, int depth, float* a, nint aRow, float* b, float* start, nint startRow, float* c, nint cRow);

    /// <inheritdoc cref="AdamKernel{V}.Update"/>
    public abstract unsafe void Adam(float* w, float* m, float* v, float* g, int count, in AdamStep step);
}
