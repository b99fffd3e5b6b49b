using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Benchmarks.Kernels;

/// <summary>The kernels on registers V.</summary>
internal sealed unsafe class RegisterKernels<V> : IRegisterKernels where V : struct, ILanes<V>
{
    public int Lanes => V.Count;

    public int TileRows => V.TileRows;

    public void Gates(float* start, float* x, float* w, float* h, float* u, float* c, int depth)
        => GateTile<V>.Run(V.TileRows, start, 0, x, depth, depth, w, h, depth, depth, u, c, 4 * V.Count);

    public void Outer(float* a, float* b, float* c, int depth) => OuterTile4<V>.Run(V.TileRows, depth, a, 6, b, 4 * V.Count, c, 4 * V.Count);

    public void Tanh(float* x, float* y, int count)
    {
        for (int i = 0; i < count; i += V.Count)
            V.Store(Curves<V>.Tanh(V.Load(x + i)), y + i);
    }

    public void Sigmoid(float* x, float* y, int count)
    {
        for (int i = 0; i < count; i += V.Count)
            V.Store(Curves<V>.Sigmoid(V.Load(x + i)), y + i);
    }

    public void Adam(float* w, float* m, float* v, float* g, int count)
        => AdamKernel<V>.Update(w, m, v, g, count, new AdamStep(0.9f, 0.999f, 1e-8f, 0.001f, 1f));
}
