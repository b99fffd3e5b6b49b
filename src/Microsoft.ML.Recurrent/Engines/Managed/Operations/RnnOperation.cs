namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>h' = φ(W x + b + U h + c)</c>, φ tanh or relu. Elman (1990), doi:10.1207/s15516709cog1402_1.</summary>
internal sealed unsafe class RnnOperation : RecurrentOperation
{
    protected override void ForwardStep(DirectionTape tape, int at, float* x, float* hidden, float* cell)
    {
        float* z = tape.GatesAt(at), next = tape.HiddenAt(at);
        tape.StartFromInput(x, z);
        tape.AddRecurrent(hidden, z, 0, 1);
        for (int j = 0; j < Units; j++)
            next[j] = Activation.Apply(Spec.Activation, z[j]);
    }

    protected override void BackwardStep(DirectionTape tape, int at, float* x, float* hidden, float* cell, float* dx)
    {
        float* dz = tape.Scratch, dh = tape.HiddenGradient, next = tape.HiddenAt(at);
        for (int j = 0; j < Units; j++)
        {
            dz[j] = dh[j] * Activation.Slope(Spec.Activation, next[j]);
            dh[j] = 0;
        }

        tape.BackwardRecurrent(dz, hidden, dh, 0, 1);
        tape.BackwardInput(dz, x, dx);
    }
}
