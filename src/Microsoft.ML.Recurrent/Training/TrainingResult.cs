namespace Microsoft.ML.Recurrent.Training;

/// <summary>How a training ended.</summary>
/// <param name="Epochs">Whole epochs done.</param>
/// <param name="Loss">Mean training loss of the last whole epoch; null where there was none.</param>
/// <param name="ValidationLoss">Lowest validation loss, that of the weights which are kept; null without validation.</param>
/// <param name="BestEpoch">The epoch whose weights are kept.</param>
/// <param name="StoppedBy">What ended it.</param>
internal sealed record TrainingResult(int Epochs, double? Loss, double? ValidationLoss, int BestEpoch, TrainingStop StoppedBy);
