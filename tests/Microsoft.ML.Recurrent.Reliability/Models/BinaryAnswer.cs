namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>Yes or no.</summary>
internal sealed class BinaryAnswer
{
    public bool PredictedLabel { get; set; }

    public float Score { get; set; }

    public float Probability { get; set; }

    public float[] ToNumbers() => [PredictedLabel ? 1 : 0, Score, Probability];
}
