using System.Runtime.CompilerServices;
using global::TorchSharp;
using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <content>The losses. Composed of plain operations where torch's own loss gives the target no gradient.</content>
internal sealed partial class TorchStep
{
    public ITensor SquaredError(ITensor prediction, ITensor target)
    {
        var (p, t) = Pointwise(prediction, target);
        using var scope = NewScope();
        return Mean((p.Value - t.Value).Squared());
    }

    public ITensor AbsoluteError(ITensor prediction, ITensor target)
    {
        var (p, t) = Pointwise(prediction, target);
        using var scope = NewScope();
        return Mean((p.Value - t.Value).abs());
    }

    public ITensor Huber(ITensor prediction, ITensor target, float delta = 1f)
    {
        Check.Positive(delta);
        var (p, t) = Pointwise(prediction, target);
        using var scope = NewScope();
        using Scalar largest = delta;
        Tensor distance = (p.Value - t.Value).abs(), near = distance.clamp_max(largest); // near·(distance − near/2): e²/2, or δ·(|e| − δ/2)
        return Mean(near * (distance - (near * Scalars.Half)));
    }

    public ITensor Pinball(ITensor prediction, ITensor target, ReadOnlySpan<float> quantiles)
    {
        var (p, t) = Pointwise(prediction, target);
        Demand.Quantiles(quantiles, p.Shape);
        using var scope = NewScope();
        Tensor error = t.Value - p.Value, quantile = HostMemory.Floats(quantiles, [quantiles.Length], Device);
        return Mean((quantile * error.relu()).Plus((-quantile).Plus(Scalars.One) * (-error).relu())); // no slope where both are equal
    }

    public ITensor GaussianLikelihood(ITensor mean, ITensor logScale, ITensor target)
    {
        var (m, s, t) = Likelihood(mean, logScale, target);
        using var scope = NewScope();
        Tensor logSigma = s.Value.to(torch.ScalarType.Float64), z = Residual(m, logSigma, t);
        return Mean(logSigma.Plus(z.Squared() * Scalars.Half), Math.Log(2 * Math.PI) / 2);
    }

    public ITensor StudentTLikelihood(ITensor mean, ITensor logScale, ITensor target, float degreesOfFreedom = 4f)
    {
        Check.Positive(degreesOfFreedom);
        var (m, s, t) = Likelihood(mean, logScale, target);
        double constant = StudentT.LogNormalizer(degreesOfFreedom);
        using var scope = NewScope();
        Tensor logSigma = s.Value.to(torch.ScalarType.Float64), z = Residual(m, logSigma, t);
        using Scalar freedom = degreesOfFreedom, weight = (degreesOfFreedom + 1) / 2;
        return Mean(logSigma.Plus((z.Squared() / freedom).log1p() * weight), constant);
    }

    public ITensor CrossEntropy(ITensor logits, ITensor targets, ReadOnlySpan<float> classWeights = default, float labelSmoothing = 0f)
    {
        TorchTensor z = Own(logits, nameof(logits)), classes = Own(targets, nameof(targets), floats: false);
        Demand.CrossEntropy(z.Shape, classes.Shape, classes.Ids, classWeights, labelSmoothing);
        using var scope = NewScope();
        Tensor? weights = classWeights.IsEmpty ? null : HostMemory.Floats(classWeights, [classWeights.Length], Device);
        Tensor rows = z.Value.reshape(z.Shape.Rows, z.Shape.Last), ids = classes.Value.reshape(z.Shape.Rows);
        return Keep(torch.nn.functional.cross_entropy(rows, ids, weights, label_smoothing: labelSmoothing).reshape(1), new(1));
    }

    public ITensor BinaryCrossEntropy(ITensor logits, ITensor targets, float positiveWeight = 1f)
    {
        Check.Positive(positiveWeight);
        var (z, t) = Pointwise(logits, targets);
        using var scope = NewScope();
        CheckProbabilities(t, nameof(targets));
        using Scalar weight = positiveWeight;
        // 1 − σ(z) = σ(−z)
        Tensor positive = t.Value * z.Value.log_sigmoid(), negative = (-t.Value).Plus(Scalars.One) * (-z.Value).log_sigmoid();
        return Mean(-(positive * weight).Plus(negative));
    }

    private TorchTensor Mean(Tensor perElement) => Keep(perElement.mean().reshape(1), new(1));

    /// <summary>The mean of doubles, as a float.</summary>
    private TorchTensor Mean(Tensor perElement, double constant)
    {
        using Scalar shift = constant;
        return Keep(perElement.mean().Plus(shift).to(torch.ScalarType.Float32).reshape(1), new(1));
    }

    /// <summary><c>(target − mean)/σ</c>, in double: its square would leave a float's range.</summary>
    private static Tensor Residual(TorchTensor mean, Tensor logSigma, TorchTensor target)
        => (target.Value - mean.Value).to(torch.ScalarType.Float64) * (-logSigma).exp();

    private static void CheckProbabilities(TorchTensor tensor, string name)
    {
        var values = new float[tensor.Shape.ElementCount];
        tensor.Value.CopyTo<float>(values);
        Demand.Probabilities(values, name);
    }

    private (TorchTensor Prediction, TorchTensor Target) Pointwise(
        ITensor prediction, ITensor target, [CallerArgumentExpression(nameof(prediction))] string predictionName = "",
        [CallerArgumentExpression(nameof(target))] string targetName = "")
    {
        var (p, t) = Pair(prediction, predictionName, target, targetName);
        Demand.NotEmpty(p.Shape, predictionName);
        return (p, t);
    }

    private (TorchTensor Mean, TorchTensor LogScale, TorchTensor Target) Likelihood(ITensor mean, ITensor logScale, ITensor target)
    {
        var (m, s) = Pair(mean, nameof(mean), logScale, nameof(logScale));
        var (_, t) = Pair(mean, nameof(mean), target, nameof(target));
        Demand.NotEmpty(m.Shape, nameof(mean));
        return (m, s, t);
    }
}
