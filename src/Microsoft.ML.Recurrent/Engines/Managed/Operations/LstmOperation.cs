namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Pre-activations i, f, g, o; <c>c' = σ(f)·c + σ(i)·φ(g)</c>, <c>h' = σ(o)·φ(c')</c>, φ tanh or relu.</summary>
/// <remarks>Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735; Gers et al. (2000), doi:10.1162/089976600300015015.</remarks>
internal sealed unsafe class LstmOperation : RecurrentOperation
{
    protected override void ForwardStep(DirectionTape tape, int at, float* x, float* hidden, float* cell)
    {
        float* z = tape.GatesAt(at);
        tape.StartFromInput(x, z);
        tape.AddRecurrent(hidden, z, 0, 4);
        float* i = z, f = i + Units, g = f + Units, o = g + Units;
        float* nextCell = tape.CellAt(at), squashed = tape.ExtraAt(at), nextHidden = tape.HiddenAt(at);
        for (int j = 0; j < Units; j++)
        {
            i[j] = RowKernels.Sigmoid(i[j]);
            f[j] = RowKernels.Sigmoid(f[j]);
            g[j] = Activation.Apply(Spec.Activation, g[j]);
            o[j] = RowKernels.Sigmoid(o[j]);
            nextCell[j] = (f[j] * cell[j]) + (i[j] * g[j]);
            squashed[j] = Activation.Apply(Spec.Activation, nextCell[j]);
            nextHidden[j] = o[j] * squashed[j];
        }
    }

    protected override void BackwardStep(DirectionTape tape, int at, float* x, float* hidden, float* cell, float* dx)
    {
        float* i = tape.GatesAt(at), f = i + Units, g = f + Units, o = g + Units;
        float* squashed = tape.ExtraAt(at), dh = tape.HiddenGradient, dc = tape.CellGradient, dz = tape.Scratch;
        for (int j = 0; j < Units; j++)
        {
            float dNext = dc[j] + (dh[j] * o[j] * Activation.Slope(Spec.Activation, squashed[j]));
            dz[j] = dNext * g[j] * i[j] * (1f - i[j]);
            dz[Units + j] = dNext * cell[j] * f[j] * (1f - f[j]);
            dz[(2 * Units) + j] = dNext * i[j] * Activation.Slope(Spec.Activation, g[j]);
            dz[(3 * Units) + j] = dh[j] * squashed[j] * o[j] * (1f - o[j]);
            dc[j] = dNext * f[j];
            dh[j] = 0;
        }

        tape.BackwardRecurrent(dz, hidden, dh, 0, 4);
        tape.BackwardInput(dz, x, dx);
    }
}
