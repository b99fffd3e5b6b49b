using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference.Cells;

/// <summary>Gated recurrent unit, reset after the product: <c>n = tanh(pₙ + r ⊙ qₙ)</c>, <c>h' = (1 − z) ⊙ n + z ⊙ h</c>; gate order r, z, n.</summary>
/// <remarks>With <c>p = W·x + b</c> and <c>q = U·h + c</c>: <c>r = σ(p_r + q_r)</c>, <c>z = σ(p_z + q_z)</c>.
/// <see cref="CellStep.Inner"/> is <c>qₙ</c>.</remarks>
internal sealed class GruCell(RecurrentSpec spec, DirectionParameters parameters) : Cell(spec, parameters)
{
    private int R => 0;

    private int Z => Hidden;

    private int N => 2 * Hidden;

    public override CellStep Forward(double[] x, CellState before)
    {
        double[] p = FromInput.Forward(x), q = FromState.Forward(before.H);
        double[] gates = new double[3 * Hidden], h = new double[Hidden];
        for (int j = 0; j < Hidden; j++)
        {
            double r = Squash.Sigmoid(p[R + j] + q[R + j]);
            double z = Squash.Sigmoid(p[Z + j] + q[Z + j]);
            double n = Math.Tanh(p[N + j] + (r * q[N + j]));

            // h' = (1 − z)·n + z·h
            h[j] = ((1 - z) * n) + (z * before.H[j]);
            (gates[R + j], gates[Z + j], gates[N + j]) = (r, z, n);
        }

        return new CellStep(x, before, gates, q[N..], new CellState(h, before.C));
    }

    public override CellState Backward(CellStep step, CellState after, Span<double> dx)
    {
        double[] dp = new double[3 * Hidden], dq = new double[3 * Hidden], dh = new double[Hidden];
        for (int j = 0; j < Hidden; j++)
        {
            (double r, double z, double n) = (step.Gates[R + j], step.Gates[Z + j], step.Gates[N + j]);

            // dn = dh'·(1 − z),  dz = dh'·(h − n),  dr = daₙ·qₙ,  dqₙ = daₙ·r
            double dan = after.H[j] * (1 - z) * (1 - (n * n));
            double daz = after.H[j] * (step.Before.H[j] - n) * Squash.SigmoidSlope(z);
            double dar = dan * step.Inner[j] * Squash.SigmoidSlope(r);
            (dp[R + j], dp[Z + j], dp[N + j]) = (dar, daz, dan);
            (dq[R + j], dq[Z + j], dq[N + j]) = (dar, daz, dan * r);

            // the direct way from h to h'
            dh[j] = after.H[j] * z;
        }

        FromInput.Backward(step.X, dp, dx);
        FromState.Backward(step.Before.H, dq, dh);
        return new CellState(dh, after.C);
    }
}
