namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>One number.</summary>
internal sealed class NumberAnswer
{
    public float Score { get; set; }
}
