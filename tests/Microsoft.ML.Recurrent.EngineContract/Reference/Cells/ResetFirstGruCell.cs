using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference.Cells;

/// <summary>Gated recurrent unit, reset before the product: <c>n = tanh(pₙ + Uₙ·s + cₙ)</c> with <c>s = r ⊙ h</c>,
/// <c>h' = (1 − z) ⊙ n + z ⊙ h</c>; gate order r, z, n.</summary>
/// <remarks>With <c>p = W·x + b</c> and <c>q = U·h + c</c>: <c>r = σ(p_r + q_r)</c>, <c>z = σ(p_z + q_z)</c>.
/// <see cref="CellStep.Inner"/> is <c>s</c>.</remarks>
internal sealed class ResetFirstGruCell(RecurrentSpec spec, DirectionParameters parameters) : Cell(spec, parameters)
{
    private int R => 0;

    private int Z => Hidden;

    private int N => 2 * Hidden;

    public override CellStep Forward(double[] x, CellState before)
    {
        double[] p = FromInput.Forward(x), q = FromState.Forward(before.H, R, 2 * Hidden);
        double[] gates = new double[3 * Hidden], s = new double[Hidden], h = new double[Hidden];

        // r = σ(p_r + q_r),  z = σ(p_z + q_z),  s = r·h
        for (int j = 0; j < Hidden; j++)
        {
            gates[R + j] = Squash.Sigmoid(p[R + j] + q[R + j]);
            gates[Z + j] = Squash.Sigmoid(p[Z + j] + q[Z + j]);
            s[j] = gates[R + j] * before.H[j];
        }

        // n = tanh(pₙ + Uₙ·s + cₙ),  h' = (1 − z)·n + z·h
        double[] qn = FromState.Forward(s, N, Hidden);
        for (int j = 0; j < Hidden; j++)
        {
            double z = gates[Z + j], n = gates[N + j] = Math.Tanh(p[N + j] + qn[j]);
            h[j] = ((1 - z) * n) + (z * before.H[j]);
        }

        return new CellStep(x, before, gates, s, new CellState(h, before.C));
    }

    public override CellState Backward(CellStep step, CellState after, Span<double> dx)
    {
        double[] da = new double[3 * Hidden], ds = new double[Hidden], dh = new double[Hidden];

        // dn = dh'·(1 − z),  dz = dh'·(h − n),  and the direct way from h to h'
        for (int j = 0; j < Hidden; j++)
        {
            double z = step.Gates[Z + j], n = step.Gates[N + j];
            da[N + j] = after.H[j] * (1 - z) * (1 - (n * n));
            da[Z + j] = after.H[j] * (step.Before.H[j] - n) * Squash.SigmoidSlope(z);
            dh[j] = after.H[j] * z;
        }

        // ds = Uₙᵀ·daₙ
        FromState.Backward(step.Inner, da.AsSpan(N, Hidden), ds, N);

        // s = r·h:  dr = ds·h,  dh += ds·r
        for (int j = 0; j < Hidden; j++)
        {
            double r = step.Gates[R + j];
            da[R + j] = ds[j] * step.Before.H[j] * Squash.SigmoidSlope(r);
            dh[j] += ds[j] * r;
        }

        FromInput.Backward(step.X, da, dx);
        FromState.Backward(step.Before.H, da.AsSpan(R, 2 * Hidden), dh, R);
        return new CellState(dh, after.C);
    }
}
