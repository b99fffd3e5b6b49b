using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference.Cells;

/// <summary>Long short-term memory: <c>c' = f ⊙ c + i ⊙ g</c>, <c>h' = o ⊙ φ(c')</c>; gate order i, f, g, o.</summary>
/// <remarks>With <c>a = W·x + b + U·h + c</c>: <c>i = σ(aᵢ)</c>, <c>f = σ(a_f)</c>, <c>g = φ(a_g)</c>, <c>o = σ(aₒ)</c>.
/// <see cref="CellStep.Inner"/> is <c>φ(c')</c>.</remarks>
internal sealed class LstmCell(RecurrentSpec spec, DirectionParameters parameters, Squash squash) : Cell(spec, parameters)
{
    private int I => 0;

    private int F => Hidden;

    private int G => 2 * Hidden;

    private int O => 3 * Hidden;

    public override CellStep Forward(double[] x, CellState before)
    {
        double[] p = FromInput.Forward(x), q = FromState.Forward(before.H);
        double[] gates = new double[4 * Hidden], squashed = new double[Hidden], h = new double[Hidden], c = new double[Hidden];
        for (int j = 0; j < Hidden; j++)
        {
            double i = Squash.Sigmoid(p[I + j] + q[I + j]);
            double f = Squash.Sigmoid(p[F + j] + q[F + j]);
            double g = squash.Apply(p[G + j] + q[G + j]);
            double o = Squash.Sigmoid(p[O + j] + q[O + j]);

            // c' = f·c + i·g,  h' = o·φ(c')
            c[j] = (f * before.C[j]) + (i * g);
            squashed[j] = squash.Apply(c[j]);
            h[j] = o * squashed[j];
            (gates[I + j], gates[F + j], gates[G + j], gates[O + j]) = (i, f, g, o);
        }

        return new CellStep(x, before, gates, squashed, new CellState(h, c));
    }

    public override CellState Backward(CellStep step, CellState after, Span<double> dx)
    {
        double[] da = new double[4 * Hidden], dh = new double[Hidden], dc = new double[Hidden];
        for (int j = 0; j < Hidden; j++)
        {
            (double i, double f, double g, double o) = (step.Gates[I + j], step.Gates[F + j], step.Gates[G + j], step.Gates[O + j]);

            // dc' arrives from the next step and through h' = o·φ(c')
            double dcAfter = after.C[j] + (after.H[j] * o * squash.Slope(step.Inner[j]));

            // do = dh'·φ(c'),  df = dc'·c,  di = dc'·g,  dg = dc'·i,  dc = dc'·f
            da[O + j] = after.H[j] * step.Inner[j] * Squash.SigmoidSlope(o);
            da[F + j] = dcAfter * step.Before.C[j] * Squash.SigmoidSlope(f);
            da[I + j] = dcAfter * g * Squash.SigmoidSlope(i);
            da[G + j] = dcAfter * i * squash.Slope(g);
            dc[j] = dcAfter * f;
        }

        FromInput.Backward(step.X, da, dx);
        FromState.Backward(step.Before.H, da, dh);
        return new CellState(dh, dc);
    }
}
