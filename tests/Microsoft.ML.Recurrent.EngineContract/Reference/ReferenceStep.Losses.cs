using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <content>The losses.</content>
public sealed partial class ReferenceStep
{
    /// <inheritdoc/>
    public ITensor SquaredError(ITensor prediction, ITensor target)
    {
        (ReferenceTensor p, ReferenceTensor y) = (Own(prediction), Own(target));
        Expect.Equal("SquaredError", prediction.Shape, target.Shape);
        ReferenceTensor loss = Loss(Operations.SquaredError.Forward(p.Values, y.Values));
        Record(() => Operations.SquaredError.Backward(p.Values, y.Values, loss.Gradient[0], p.Gradient, y.Gradient));
        return loss;
    }

    /// <inheritdoc/>
    public ITensor AbsoluteError(ITensor prediction, ITensor target)
    {
        (ReferenceTensor p, ReferenceTensor y) = (Own(prediction), Own(target));
        Expect.Equal("AbsoluteError", prediction.Shape, target.Shape);
        SeeKinks(p, y);
        ReferenceTensor loss = Loss(Operations.AbsoluteError.Forward(p.Values, y.Values));
        Record(() => Operations.AbsoluteError.Backward(p.Values, y.Values, loss.Gradient[0], p.Gradient, y.Gradient));
        return loss;
    }

    /// <inheritdoc/>
    public ITensor Huber(ITensor prediction, ITensor target, float delta = 1f)
    {
        (ReferenceTensor p, ReferenceTensor y) = (Own(prediction), Own(target));
        Expect.Equal("Huber", prediction.Shape, target.Shape);
        Expect.InRange(delta, delta > 0 && float.IsFinite(delta), "above 0 and finite");
        ReferenceTensor loss = Loss(Operations.Huber.Forward(p.Values, y.Values, delta));
        Record(() => Operations.Huber.Backward(p.Values, y.Values, delta, loss.Gradient[0], p.Gradient, y.Gradient));
        return loss;
    }

    /// <inheritdoc/>
    public ITensor Pinball(ITensor prediction, ITensor target, ReadOnlySpan<float> quantiles)
    {
        (ReferenceTensor p, ReferenceTensor y, float[] columns) = (Own(prediction), Own(target), quantiles.ToArray());
        Expect.Equal("Pinball", prediction.Shape, target.Shape);
        Expect.That(columns.Length == prediction.Shape.Last, "Pinball", prediction.Shape, new Shape(columns.Length), "one quantile per column");
        foreach (float column in columns)
            Expect.InRange(column, column is > 0 and < 1, "above 0 and below 1");
        SeeKinks(p, y);
        ReferenceTensor loss = Loss(Operations.Pinball.Forward(p.Values, y.Values, columns));
        Record(() => Operations.Pinball.Backward(p.Values, y.Values, columns, loss.Gradient[0], p.Gradient, y.Gradient));
        return loss;
    }

    /// <inheritdoc/>
    public ITensor GaussianLikelihood(ITensor mean, ITensor logScale, ITensor target)
    {
        (ReferenceTensor m, ReferenceTensor s, ReferenceTensor y) = (Own(mean), Own(logScale), Own(target));
        Expect.Equal("GaussianLikelihood", mean.Shape, logScale.Shape);
        Expect.Equal("GaussianLikelihood", mean.Shape, target.Shape);
        ReferenceTensor loss = Loss(Operations.GaussianLikelihood.Forward(m.Values, s.Values, y.Values));
        Record(() => Operations.GaussianLikelihood.Backward(
            m.Values, s.Values, y.Values, loss.Gradient[0], m.Gradient, s.Gradient, y.Gradient));
        return loss;
    }

    /// <inheritdoc/>
    public ITensor StudentTLikelihood(ITensor mean, ITensor logScale, ITensor target, float degreesOfFreedom = 4f)
    {
        (ReferenceTensor m, ReferenceTensor s, ReferenceTensor y) = (Own(mean), Own(logScale), Own(target));
        Expect.Equal("StudentTLikelihood", mean.Shape, logScale.Shape);
        Expect.Equal("StudentTLikelihood", mean.Shape, target.Shape);
        Expect.InRange(degreesOfFreedom, degreesOfFreedom > 0 && float.IsFinite(degreesOfFreedom), "above 0 and finite");
        ReferenceTensor loss = Loss(Operations.StudentTLikelihood.Forward(m.Values, s.Values, y.Values, degreesOfFreedom));
        Record(() => Operations.StudentTLikelihood.Backward(
            m.Values, s.Values, y.Values, degreesOfFreedom, loss.Gradient[0], m.Gradient, s.Gradient, y.Gradient));
        return loss;
    }

    /// <inheritdoc/>
    public ITensor CrossEntropy(ITensor logits, ITensor targets, ReadOnlySpan<float> classWeights = default, float labelSmoothing = 0f)
    {
        (ReferenceTensor z, int[] classes) = (Own(logits), OwnIds(targets));
        Expect.That(logits.Shape.Rank == 2 && targets.Shape == new Shape(logits.Shape.Rows), "CrossEntropy", logits.Shape, targets.Shape,
            "logits [N, K] and targets [N]");
        Expect.Ids(classes, logits.Shape.Last, "classes");
        double[] weights = [.. Enumerable.Repeat(1.0, logits.Shape.Last)];
        if (!classWeights.IsEmpty)
            weights = classWeights.ToArray().Doubles();
        Expect.ClassWeights(weights, logits.Shape, classes);
        Expect.InRange(labelSmoothing, labelSmoothing is >= 0 and < 1, "0 to below 1");
        ReferenceTensor loss = Loss(Operations.CrossEntropy.Forward(z.Values, classes, weights, labelSmoothing));
        Record(() => Operations.CrossEntropy.Backward(z.Values, classes, weights, labelSmoothing, loss.Gradient[0], z.Gradient));
        return loss;
    }

    /// <inheritdoc/>
    public ITensor BinaryCrossEntropy(ITensor logits, ITensor targets, float positiveWeight = 1f)
    {
        (ReferenceTensor z, ReferenceTensor y) = (Own(logits), Own(targets));
        Expect.Equal("BinaryCrossEntropy", logits.Shape, targets.Shape);
        Expect.InRange(positiveWeight, positiveWeight > 0 && float.IsFinite(positiveWeight), "above 0 and finite");
        foreach (double target in y.Values)
            Expect.InRange(target, target is >= 0 and <= 1, "0 to 1");
        ReferenceTensor loss = Loss(Operations.BinaryCrossEntropy.Forward(z.Values, y.Values, positiveWeight));
        Record(() => Operations.BinaryCrossEntropy.Backward(z.Values, y.Values, positiveWeight, loss.Gradient[0], z.Gradient, y.Gradient));
        return loss;
    }

    private ReferenceTensor Loss(double value)
    {
        ReferenceTensor loss = New(new Shape(1));
        loss.Values[0] = value;
        return loss;
    }

    /// <summary>Losses with a corner have it where both are equal.</summary>
    private void SeeKinks(ReferenceTensor prediction, ReferenceTensor target)
    {
        for (int n = 0; n < prediction.Values.Length; n++)
            NearestKink = Math.Min(NearestKink, Math.Abs(prediction.Values[n] - target.Values[n]));
    }
}
