namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>The window of a row.</summary>
internal sealed class WindowAnswer
{
    public float[] History { get; set; } = [];
}
