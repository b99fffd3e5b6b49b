using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = f(x)</c>, element by element; backward <c>dx = dy·f′</c>. Rows go to all workers.</summary>
internal sealed unsafe class ActivationOperation(ActivationKernel kernel) : Operation, IParallelWork
{
    private const int FewestElements = 1 << 12; // of a share

    private ManagedTensor _x = null!, _y = null!;
    private Workers _workers = null!;
    private float* _gradient;
    private int _shares;

    public void Forward(ManagedTensor x, ManagedTensor y, Workers workers)
    {
        (_x, _y, _workers) = (x, y, workers);
        _gradient = null;
        Run();
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null || !_x.WantsGradient)
            return;
        _gradient = _x.AccumulateGradient(arena);
        Run();
    }

    void IParallelWork.Run(int share, int worker)
    {
        int end = (int)((long)_x.Rows * (share + 1) / _shares);
        for (int row = (int)((long)_x.Rows * share / _shares); row < end; row++)
        {
            if (_gradient == null)
                kernel.Apply(_x.Row(row), _y.Row(row), _x.Width);
            else
                kernel.AddGradient(_y.Row(row), _y.Gradient + ((long)row * _y.Stride), _gradient + ((long)row * _x.Stride), _x.Width);
        }
    }

    private void Run()
    {
        _shares = (int)Math.Clamp((long)_x.Rows * _x.Width / FewestElements, 1, Math.Min(_workers.Count, Math.Max(_x.Rows, 1)));
        _workers.Run(this, _shares);
    }
}
