namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Pre-activations r, z, n; <c>h' = (1 − σ(z))·n' + σ(z)·h</c>.</summary>
/// <remarks>Reset after the product: <c>n' = tanh(W x + b + σ(r)·(U h + c))</c>; before it: <c>n' = tanh(W x + b + U (σ(r)·h) + c)</c>.
/// Cho et al. (2014), doi:10.3115/v1/D14-1179. Extra holds U h + c, or σ(r)·h.</remarks>
internal sealed unsafe class GruOperation : RecurrentOperation
{
    private bool ResetsAfter => Spec.ResetGate == ResetGate.AfterProduct;

    protected override void ForwardStep(DirectionTape tape, int at, float* x, float* hidden, float* cell)
    {
        float* r = tape.GatesAt(at), z = r + Units, n = z + Units, extra = tape.ExtraAt(at), next = tape.HiddenAt(at);
        tape.StartFromInput(x, r);
        tape.AddRecurrent(hidden, r, 0, 2);
        for (int j = 0; j < 2 * Units; j++)
            r[j] = RowKernels.Sigmoid(r[j]);
        if (ResetsAfter)
        {
            float* product = tape.Scratch + (2 * Units);
            new Span<float>(product, Units).Clear();
            tape.AddRecurrent(hidden, product, 2, 3);
            for (int j = 0; j < Units; j++)
            {
                extra[j] = product[j];
                n[j] += r[j] * product[j];
            }
        }
        else
        {
            for (int j = 0; j < Units; j++)
                extra[j] = r[j] * hidden[j];
            tape.AddRecurrent(extra, n, 2, 3);
        }

        for (int j = 0; j < Units; j++)
        {
            n[j] = MathF.Tanh(n[j]);
            next[j] = n[j] + (z[j] * (hidden[j] - n[j]));
        }
    }

    protected override void BackwardStep(DirectionTape tape, int at, float* x, float* hidden, float* cell, float* dx)
    {
        float* r = tape.GatesAt(at), z = r + Units, n = z + Units, extra = tape.ExtraAt(at);
        float* dh = tape.HiddenGradient, dr = tape.Scratch, dz = dr + Units, dn = dz + Units, dReset = tape.CellGradient;
        for (int j = 0; j < Units; j++)
        {
            dn[j] = dh[j] * (1f - z[j]) * (1f - (n[j] * n[j]));
            dz[j] = dh[j] * (hidden[j] - n[j]) * z[j] * (1f - z[j]);
            dh[j] *= z[j];
            dReset[j] = ResetsAfter ? dn[j] * r[j] : 0f;
        }

        if (ResetsAfter)
        {
            for (int j = 0; j < Units; j++)
                dr[j] = dn[j] * extra[j] * r[j] * (1f - r[j]);
            tape.BackwardRecurrent(dReset, hidden, dh, 2, 3);
        }
        else
        {
            tape.BackwardRecurrent(dn, extra, dReset, 2, 3); // gradient of r·h
            for (int j = 0; j < Units; j++)
            {
                dr[j] = dReset[j] * hidden[j] * r[j] * (1f - r[j]);
                dh[j] += dReset[j] * r[j];
            }
        }

        tape.BackwardRecurrent(dr, hidden, dh, 0, 2);
        tape.BackwardInput(dr, x, dx);
    }
}
