using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>What a training lowers: compares a network's outputs with the targets of a batch.</summary>
internal interface ITrainingLoss
{
    /// <param name="step">The step of the outputs.</param>
    /// <param name="output">[B, K].</param>
    /// <param name="targets">Row-major, as many as <paramref name="shape"/> has elements: what <see cref="IExamples.CopyTarget"/> gave.</param>
    /// <param name="shape">[B, numbers per target].</param>
    /// <returns>The mean over the rows, a tensor of shape [1].</returns>
    ITensor Of(IStep step, ITensor output, ReadOnlySpan<float> targets, Shape shape);
}
