using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>Cross-entropy of a logit. Smoothing ε takes a target t to <c>t·(1 − ε) + ε/2</c>.</summary>
internal sealed class BinaryLoss(float positiveWeight, float smoothing) : ITrainingLoss
{
    private float[] _smoothed = [];

    public ITensor Of(IStep step, ITensor output, ReadOnlySpan<float> targets, Shape shape)
    {
        if (smoothing == 0)
            return step.BinaryCrossEntropy(output, step.Values(targets, shape), positiveWeight);
        if (_smoothed.Length < targets.Length)
            _smoothed = new float[targets.Length];
        for (int i = 0; i < targets.Length; i++)
            _smoothed[i] = (targets[i] * (1f - smoothing)) + (smoothing / 2f);
        return step.BinaryCrossEntropy(output, step.Values(_smoothed.AsSpan(0, targets.Length), shape), positiveWeight);
    }
}
