using System.Runtime.CompilerServices;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><see cref="LstmCells"/> on registers V.</summary>
internal sealed unsafe class LstmCellsOf<V, TSquash> : LstmCells
    where V : struct, ILanes<V>
    where TSquash : struct, ISquash<V>
{
    /// <remarks>Apart from <see cref="Advance"/>: a core looks ahead too few instructions to begin a row while the one before waits for φ(c').</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Activate(int rows, float* gates)
    {
        for (; rows != 0; rows--)
        {
            for (int gate = 0; gate < 3 * V.Count; gate += V.Count) // a loop, which takes half as long to compile as three sigmoids
                V.Store(Curves<V>.Sigmoid(V.Load(gates + gate)), gates + gate);
            V.Store(TSquash.Apply(V.Load(gates + (3 * V.Count))), gates + (3 * V.Count));
            gates += 4 * V.Count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Advance(int rows, float* gates, float* c, float* cNext, float* h, nint hRow, float* squashed)
    {
        for (; rows != 0; rows--)
        {
            V next = V.MultiplyAdd(V.Load(gates + V.Count), V.Load(c), V.Load(gates) * V.Load(gates + (3 * V.Count)));
            V y = TSquash.Apply(next);
            V.Store(next, cNext);
            V.Store(V.Load(gates + (2 * V.Count)) * y, h);
            if (squashed != null)
            {
                V.Store(y, squashed);
                squashed += V.Count;
            }

            gates += 4 * V.Count;
            c += V.Count;
            cNext += V.Count;
            h += hRow;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Differentiate(int rows, float* dh, nint dhRow, float* gates, float* squashed, float* c, float* dc)
    {
        V one = V.Create(1f);
        for (int r = 0; r < rows; r++)
        {
            V i = V.Load(gates), f = V.Load(gates + V.Count), o = V.Load(gates + (2 * V.Count)), g = V.Load(gates + (3 * V.Count));
            V y = V.Load(squashed), d = V.FlushTiny(V.Load(dh));
            V dNext = V.FlushTiny(V.Load(dc) + TSquash.Backward(y, d * o));
            V.Store(dNext * f, dc);
            V.Store(V.FlushTiny(dNext * g * (i * (one - i))), gates);
            V.Store(V.FlushTiny(dNext * V.Load(c) * (f * (one - f))), gates + V.Count);
            V.Store(V.FlushTiny(d * y * (o * (one - o))), gates + (2 * V.Count));
            V.Store(V.FlushTiny(TSquash.Backward(g, dNext * i)), gates + (3 * V.Count));
            dh += dhRow;
            gates += 4 * V.Count;
            squashed += V.Count;
            c += V.Count;
            dc += V.Count;
        }
    }
}
