namespace Microsoft.ML.Recurrent.Training;

/// <summary>Where a training stands when a schedule is asked.</summary>
/// <param name="Epoch">Epochs done, with the share of the current one: 0 at the first batch.</param>
/// <param name="BatchShare">One batch as a share of an epoch.</param>
/// <param name="Epochs">Epochs planned.</param>
/// <param name="Plateaus">How often the loss has stopped falling so far; counted for a <see cref="PlateauSchedule"/>.</param>
internal readonly record struct ScheduleMoment(double Epoch, double BatchShare, int Epochs, int Plateaus)
{
    /// <summary>Whole epochs done.</summary>
    public int WholeEpochs => (int)Epoch;
}
