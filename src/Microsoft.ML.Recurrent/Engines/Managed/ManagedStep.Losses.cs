using System.Runtime.CompilerServices;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <content>The losses.</content>
internal sealed unsafe partial class ManagedStep
{
    public ITensor SquaredError(ITensor prediction, ITensor target)
    {
        var (p, t, loss) = Pointwise(prediction, target);
        Record(_operations.SquaredError.Next()).Forward(p, t, loss);
        return loss;
    }

    public ITensor AbsoluteError(ITensor prediction, ITensor target)
    {
        var (p, t, loss) = Pointwise(prediction, target);
        Record(_operations.AbsoluteError.Next()).Forward(p, t, loss, new());
        return loss;
    }

    public ITensor Huber(ITensor prediction, ITensor target, float delta = 1f)
    {
        Check.Positive(delta);
        var (p, t, loss) = Pointwise(prediction, target);
        Record(_operations.Huber.Next()).Forward(p, t, loss, new(delta));
        return loss;
    }

    public ITensor Pinball(ITensor prediction, ITensor target, ReadOnlySpan<float> quantiles)
    {
        var (p, t, loss) = Pointwise(prediction, target);
        Demand.Quantiles(quantiles, p.Shape);
        Record(_operations.Pinball.Next()).Forward(p, t, quantiles, loss, Memory);
        return loss;
    }

    public ITensor GaussianLikelihood(ITensor mean, ITensor logScale, ITensor target)
    {
        var (m, s, t, loss) = Likelihood(mean, logScale, target);
        Record(_operations.Gaussian.Next()).Forward(m, s, t, loss, new());
        return loss;
    }

    public ITensor StudentTLikelihood(ITensor mean, ITensor logScale, ITensor target, float degreesOfFreedom = 4f)
    {
        Check.Positive(degreesOfFreedom);
        var (m, s, t, loss) = Likelihood(mean, logScale, target);
        Record(_operations.StudentT.Next()).Forward(m, s, t, loss, new(degreesOfFreedom));
        return loss;
    }

    public ITensor CrossEntropy(ITensor logits, ITensor targets, ReadOnlySpan<float> classWeights = default, float labelSmoothing = 0f)
    {
        var z = Own(logits, nameof(logits));
        var classes = Own(targets, nameof(targets), floats: false);
        Demand.CrossEntropy(z.Shape, classes.Shape, new(classes.Ids, classes.Shape.ElementCount), classWeights, labelSmoothing);
        var loss = NewOutput(new(1));
        Record(_operations.CrossEntropy.Next()).Forward(z, classes, classWeights, labelSmoothing, loss, Memory);
        return loss;
    }

    public ITensor BinaryCrossEntropy(ITensor logits, ITensor targets, float positiveWeight = 1f)
    {
        Check.Positive(positiveWeight);
        var (z, t, loss) = Pointwise(logits, targets);
        for (int row = 0; row < t.Rows; row++)
            Demand.Probabilities(new(t.Row(row), t.Width), nameof(targets));
        Record(_operations.BinaryCrossEntropy.Next()).Forward(z, t, positiveWeight, loss);
        return loss;
    }

    private (ManagedTensor Prediction, ManagedTensor Target, ManagedTensor Loss) Pointwise(
        ITensor prediction, ITensor target, [CallerArgumentExpression(nameof(prediction))] string predictionName = "",
        [CallerArgumentExpression(nameof(target))] string targetName = "")
    {
        var (p, t) = Pair(prediction, predictionName, target, targetName);
        Demand.NotEmpty(p.Shape, predictionName);
        return (p, t, NewOutput(new(1)));
    }

    private (ManagedTensor Mean, ManagedTensor LogScale, ManagedTensor Target, ManagedTensor Loss) Likelihood(
        ITensor mean, ITensor logScale, ITensor target)
    {
        var (m, s) = Pair(mean, nameof(mean), logScale, nameof(logScale));
        var (_, t) = Pair(mean, nameof(mean), target, nameof(target));
        Demand.NotEmpty(m.Shape, nameof(mean));
        return (m, s, t, NewOutput(new(1)));
    }
}
