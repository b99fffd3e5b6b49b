namespace Microsoft.ML.Recurrent.Training;

/// <summary>Where a training stands, reported once per epoch.</summary>
/// <param name="Epoch">Epochs done, from 1.</param>
/// <param name="Epochs">Epochs planned.</param>
/// <param name="Loss">Mean loss over the epoch's rows, in scaled units: squared error.</param>
/// <param name="RowsPerSecond">Training rows per second over the epoch. Unit: 1/s.</param>
/// <param name="Elapsed">Since the first step.</param>
/// <param name="Remaining">Estimated from the epochs so far.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, double Loss, double RowsPerSecond, TimeSpan Elapsed, TimeSpan Remaining);
