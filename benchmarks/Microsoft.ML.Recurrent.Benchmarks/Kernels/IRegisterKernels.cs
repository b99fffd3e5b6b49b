using System.Runtime.Intrinsics;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Benchmarks.Kernels;

/// <summary>The kernels on the widest registers there are.</summary>
internal unsafe interface IRegisterKernels
{
    public static IRegisterKernels Widest { get; } =
        Vector512.IsHardwareAccelerated ? new RegisterKernels<Lanes512>()
        : Vector256.IsHardwareAccelerated ? new RegisterKernels<Lanes256>()
        : new RegisterKernels<Lanes128>();

    int Lanes { get; }

    int TileRows { get; }

    void Gates(float* start, float* x, float* w, float* h, float* u, float* c, int depth);

    void Outer(float* a, float* b, float* c, int depth);

    void Tanh(float* x, float* y, int count);

    void Sigmoid(float* x, float* y, int count);

    void Adam(float* w, float* m, float* v, float* g, int count);
}
