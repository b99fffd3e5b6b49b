namespace Microsoft.ML.Recurrent.Training;

/// <summary>What a training learns from, and what it is watched on.</summary>
/// <param name="Training">Examples to learn.</param>
/// <param name="Validation">Examples to watch the loss on; null for none.</param>
/// <param name="Fingerprint">Of all rows read, so that a checkpoint is not resumed on others.</param>
internal sealed record TrainingData(IExamples Training, IExamples? Validation, string Fingerprint)
{
    /// <summary>What is lowered, and what is watched.</summary>
    public ITrainingLoss Loss { get; init; } = SquaredErrorLoss.Instance;
}
