using System.Runtime.CompilerServices;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Pre-activations i f g o; <c>c' = σ(f)·c + σ(i)·φ(g)</c>, <c>h' = σ(o)·φ(c')</c>, φ tanh or relu.</summary>
/// <remarks>Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735; Gers et al. (2000), doi:10.1162/089976600300015015.
/// Twin: the LSTM of the reference engine.</remarks>
internal sealed unsafe class LstmKernel<V, TSquash> : CellKernel
    where V : struct, ILanes<V>
    where TSquash : struct, ISquash<V>
{
    public override bool Carries => false;

    public override bool HasCells => true;

    public override int TileRows => V.TileRows;

    public override void Project(RecurrentTape tape, int panel, int row, int rows, float* result)
        => GateTile<V>.Run(
            rows, tape.Bias + (panel * 4 * V.Count), 0, tape.InputAt(0, row), tape.InputRow, tape.Inputs, tape.Weights.Input.Panel(panel),
            null, 0, 0, null, result, 4 * V.Count);

    public override void Forward(RecurrentTape tape, int t, int previous, int panel, int row, int rows, float* projected, float* gates, Ahead* ahead)
    {
        float* h = tape.HiddenAt(previous, row);
        GateTile<V>.Run(
            rows, projected == null ? tape.Bias + (panel * 4 * V.Count) : projected, projected == null ? 0 : 4 * V.Count,
            tape.InputAt(t, row), tape.InputRow, projected == null ? tape.Inputs : 0, tape.Weights.Input.Panel(panel),
            h, tape.HiddenRow(previous), h == null ? 0 : tape.Units, tape.Weights.Recurrent.Panel(panel),
            gates, 4 * V.Count, ahead);
        Activate(rows, gates);
        Advance(
            rows, gates, tape.CellsAt(panel, previous, row), tape.CellsAt(panel, t, row),
            tape.HiddenAt(t, row) + (panel * V.Count), tape.PaddedUnits, tape.SquashedAt(panel, t, row));
    }

    public override void Backward(RecurrentTape tape, int t, int previous, int panel, int row, int rows, float* dh, nint dhRow)
        => Differentiate(
            rows, dh, dhRow, tape.GatesAt(panel, t, row), tape.SquashedAt(panel, t, row),
            tape.CellsAt(panel, previous, row), tape.CellGradientAt(panel, row));

    /// <summary>From pre-activations, rows [4·L], to gates in their place.</summary>
    /// <remarks>Apart from <see cref="Advance"/>: a core looks ahead too few instructions to begin a row while the one before waits for φ(c').</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Activate(int rows, float* gates)
    {
        for (; rows != 0; rows--)
        {
            V i = Curves<V>.Sigmoid(V.Load(gates)), f = Curves<V>.Sigmoid(V.Load(gates + V.Count));
            V g = TSquash.Apply(V.Load(gates + (2 * V.Count))), o = Curves<V>.Sigmoid(V.Load(gates + (3 * V.Count)));
            V.Store(i, gates);
            V.Store(f, gates + V.Count);
            V.Store(g, gates + (2 * V.Count));
            V.Store(o, gates + (3 * V.Count));
            gates += 4 * V.Count;
        }
    }

    /// <summary>From gates and cells to the next state, and φ(c') where it is kept.</summary>
    /// <remarks>Cells and squashed rows [L], h rows <paramref name="hRow"/> apart. cNext may be c.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Advance(int rows, float* gates, float* c, float* cNext, float* h, nint hRow, float* squashed)
    {
        for (; rows != 0; rows--)
        {
            V next = V.MultiplyAdd(V.Load(gates + V.Count), V.Load(c), V.Load(gates) * V.Load(gates + (2 * V.Count)));
            V y = TSquash.Apply(next);
            V.Store(next, cNext);
            V.Store(V.Load(gates + (3 * V.Count)) * y, h);
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

    /// <summary><c>dc' += dh·o·φ'(c')</c>, and from it the gradients of i f g o, in place of the gates, and of c, in place of that of c'.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Differentiate(int rows, float* dh, nint dhRow, float* gates, float* squashed, float* c, float* dc)
    {
        V one = V.Create(1f);
        for (int r = 0; r < rows; r++)
        {
            V i = V.Load(gates), f = V.Load(gates + V.Count), g = V.Load(gates + (2 * V.Count)), o = V.Load(gates + (3 * V.Count));
            V y = V.Load(squashed), d = V.FlushTiny(V.Load(dh));
            V dNext = V.FlushTiny(V.Load(dc) + TSquash.Backward(y, d * o));
            V.Store(dNext * f, dc);
            V.Store(V.FlushTiny(dNext * g * (i * (one - i))), gates);
            V.Store(V.FlushTiny(dNext * V.Load(c) * (f * (one - f))), gates + V.Count);
            V.Store(V.FlushTiny(TSquash.Backward(g, dNext * i)), gates + (2 * V.Count));
            V.Store(V.FlushTiny(d * y * (o * (one - o))), gates + (3 * V.Count));
            dh += dhRow;
            gates += 4 * V.Count;
            squashed += V.Count;
            c += V.Count;
            dc += V.Count;
        }
    }
}
