using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference.Cells;

/// <summary>Elman's cell: <c>h' = φ(W·x + b + U·h + c)</c>.</summary>
internal sealed class RnnCell(RecurrentSpec spec, DirectionParameters parameters, Squash squash) : Cell(spec, parameters)
{
    public override CellStep Forward(double[] x, CellState before)
    {
        double[] p = FromInput.Forward(x), q = FromState.Forward(before.H);
        var h = new double[Hidden];

        // h'[j] = φ(p[j] + q[j])
        for (int j = 0; j < Hidden; j++)
            h[j] = squash.Apply(p[j] + q[j]);
        return new CellStep(x, before, h, [], new CellState(h, before.C));
    }

    public override CellState Backward(CellStep step, CellState after, Span<double> dx)
    {
        double[] da = new double[Hidden], dh = new double[Hidden];

        // da[j] = dh'[j]·φ'(a[j])
        for (int j = 0; j < Hidden; j++)
            da[j] = after.H[j] * squash.Slope(step.After.H[j]);
        FromInput.Backward(step.X, da, dx);
        FromState.Backward(step.Before.H, da, dh);
        return new CellState(dh, after.C);
    }
}
