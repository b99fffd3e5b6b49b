namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>Several numbers.</summary>
internal sealed class NumbersAnswer
{
    public float[] Score { get; set; } = [];
}
