namespace Microsoft.ML.Recurrent.Engines;

public partial interface IStep
{
    /// <summary>Mean squared error, <c>mean((prediction − target)²)</c> over all elements: a tensor of shape [1].</summary>
    /// <param name="prediction">Any shape, not empty.</param>
    /// <param name="target">The same shape.</param>
    /// <returns>The mean, a tensor of shape [1].</returns>
    /// <exception cref="ArgumentException">The shapes differ, or are empty.</exception>
    ITensor SquaredError(ITensor prediction, ITensor target);

    /// <summary>Mean absolute error, <c>mean(|prediction − target|)</c> over all elements: a tensor of shape [1].</summary>
    /// <param name="prediction">Any shape, not empty.</param>
    /// <param name="target">The same shape.</param>
    /// <returns>The mean, a tensor of shape [1].</returns>
    /// <exception cref="ArgumentException">The shapes differ, or are empty.</exception>
    /// <remarks>Its minimum is the median. Where both are equal the gradient is 0.</remarks>
    ITensor AbsoluteError(ITensor prediction, ITensor target);

    /// <summary>Huber's loss, squared near the target and absolute far from it: the mean of <c>e²/2</c> where <c>|e| ≤ δ</c>, else of
    /// <c>δ·(|e| − δ/2)</c>, with <c>e = prediction − target</c>: a tensor of shape [1].</summary>
    /// <param name="prediction">Any shape, not empty.</param>
    /// <param name="target">The same shape.</param>
    /// <param name="delta">δ, in the target's unit; above 0. Default 1, one standard deviation of a standardised target.</param>
    /// <returns>The mean, a tensor of shape [1].</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is not above 0 and finite.</exception>
    /// <exception cref="ArgumentException">The shapes differ, or are empty.</exception>
    /// <remarks>Huber (1964), doi:10.1214/aoms/1177703732.</remarks>
    ITensor Huber(ITensor prediction, ITensor target, float delta = 1f);

    /// <summary>Pinball loss, which quantiles minimise: the mean over all elements of <c>max(τ·e, (τ − 1)·e)</c>, with
    /// <c>e = target − prediction</c> and one τ per column: a tensor of shape [1].</summary>
    /// <param name="prediction">[..., K].</param>
    /// <param name="target">The same shape; several quantiles of one value have that value in each of their columns.</param>
    /// <param name="quantiles">K values of τ, each above 0 and below 1; 0.5 is half the absolute error.</param>
    /// <returns>The mean, a tensor of shape [1].</returns>
    /// <exception cref="ArgumentException">The shapes differ or are empty, or there are not K quantiles.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantile is not above 0 and below 1.</exception>
    /// <remarks>Where prediction and target are equal the gradient is 0. Koenker &amp; Bassett (1978), doi:10.2307/1913643.</remarks>
    ITensor Pinball(ITensor prediction, ITensor target, ReadOnlySpan<float> quantiles);

    /// <summary>Negative log-likelihood of a normal distribution, <c>mean(log σ + z²/2 + log(2π)/2)</c> with <c>z = (target − mean)/σ</c>:
    /// a tensor of shape [1].</summary>
    /// <param name="mean">Any shape, not empty; the target's unit.</param>
    /// <param name="logScale">log σ, the same shape. The logarithm needs no floor to stay positive, and a change of unit only shifts it.</param>
    /// <param name="target">The same shape.</param>
    /// <returns>The mean, a tensor of shape [1].</returns>
    /// <exception cref="ArgumentException">The shapes differ, or are empty.</exception>
    /// <remarks>Nix &amp; Weigend (1994), doi:10.1109/ICNN.1994.374138.</remarks>
    ITensor GaussianLikelihood(ITensor mean, ITensor logScale, ITensor target);

    /// <summary>Negative log-likelihood of Student's t distribution with location and scale, for targets with outliers: the mean of
    /// <c>log σ + (ν + 1)/2·log(1 + z²/ν) + log Γ(ν/2) − log Γ((ν + 1)/2) + log(νπ)/2</c> with <c>z = (target − mean)/σ</c>:
    /// a tensor of shape [1].</summary>
    /// <param name="mean">Any shape, not empty; the target's unit.</param>
    /// <param name="logScale">log σ, the same shape. σ is the scale; the standard deviation is σ·√(ν/(ν − 2)), for ν above 2.</param>
    /// <param name="target">The same shape.</param>
    /// <param name="degreesOfFreedom">ν, fixed; above 0. 1 is Cauchy's distribution, large values approach the normal one.
    /// Default 4: heavy tails, and still a variance.</param>
    /// <returns>The mean, a tensor of shape [1].</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreesOfFreedom"/> is not above 0 and finite.</exception>
    /// <exception cref="ArgumentException">The shapes differ, or are empty.</exception>
    /// <remarks>Lange, Little &amp; Taylor (1989), doi:10.1080/01621459.1989.10478852.</remarks>
    ITensor StudentTLikelihood(ITensor mean, ITensor logScale, ITensor target, float degreesOfFreedom = 4f);

    /// <summary>Mean cross-entropy of a softmax, <c>mean(log Σₖ exp(zₖ) − z_target)</c>, by natural logarithm: a tensor of shape [1].</summary>
    /// <param name="logits">[N, K], any finite size: the maximum is taken out first.</param>
    /// <param name="targets">Class indices [N], each at least 0 and below K.</param>
    /// <param name="classWeights">K weights, each at least 0; a row counts as its class weighs, and the mean divides by the sum of the rows' weights.
    /// Default none: every class weighs 1.</param>
    /// <param name="labelSmoothing">ε, the part of each target that is spread evenly over all K classes, each with its own weight.
    /// From 0 to below 1. Default 0.</param>
    /// <returns>The mean, a tensor of shape [1].</returns>
    /// <exception cref="ArgumentException">The shapes do not fit or are empty, there are not K weights, or all targets have classes of weight 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target, a weight or <paramref name="labelSmoothing"/> is out of range.</exception>
    /// <remarks>Weights and smoothing mean what they do in PyTorch's <c>CrossEntropyLoss</c>. Smoothing: Szegedy et al. (2016), doi:10.1109/CVPR.2016.308.</remarks>
    ITensor CrossEntropy(ITensor logits, ITensor targets, ReadOnlySpan<float> classWeights = default, float labelSmoothing = 0f);

    /// <summary>Mean cross-entropy of a logistic function, <c>mean(−w·t·log σ(z) − (1 − t)·log(1 − σ(z)))</c>, computed from z itself, so that any
    /// finite logit gives a finite loss: a tensor of shape [1].</summary>
    /// <param name="logits">z, any shape, not empty.</param>
    /// <param name="targets">t, the same shape; each from 0 to 1: the probability of the positive class.</param>
    /// <param name="positiveWeight">w; above 0. Above 1 it makes up for rare positives. Default 1. The mean still divides by the number of elements.</param>
    /// <returns>The mean, a tensor of shape [1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is below 0 or above 1, or <paramref name="positiveWeight"/> is not above 0 and finite.</exception>
    /// <exception cref="ArgumentException">The shapes differ, or are empty.</exception>
    ITensor BinaryCrossEntropy(ITensor logits, ITensor targets, float positiveWeight = 1f);
}
