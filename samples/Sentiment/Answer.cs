namespace Sentiment;

/// <summary>What the model adds to a row.</summary>
internal sealed class Answer
{
    /// <summary>A probability per class.</summary>
    public float[] Score { get; set; } = [];

    /// <summary>The likeliest class, by name.</summary>
    public string PredictedLabel { get; set; } = "";
}
