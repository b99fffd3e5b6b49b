using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>Mean squared error of numbers, all outputs alike.</summary>
internal sealed class SquaredErrorLoss : ITrainingLoss
{
    public static readonly SquaredErrorLoss Instance = new();

    public ITensor Of(IStep step, ITensor output, ReadOnlySpan<float> targets, Shape shape) => step.SquaredError(output, step.Values(targets, shape));
}
