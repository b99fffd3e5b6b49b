using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>Cross-entropy of K logits; targets are class indices.</summary>
internal sealed class MulticlassLoss(float[]? classWeights, float smoothing) : ITrainingLoss
{
    private int[] _classes = [];

    public ITensor Of(IStep step, ITensor output, ReadOnlySpan<float> targets, Shape shape)
    {
        if (_classes.Length < targets.Length)
            _classes = new int[targets.Length];
        for (int i = 0; i < targets.Length; i++)
            _classes[i] = (int)targets[i];
        return step.CrossEntropy(output, step.Ids(_classes.AsSpan(0, targets.Length), new Shape(targets.Length)), classWeights, smoothing);
    }
}
