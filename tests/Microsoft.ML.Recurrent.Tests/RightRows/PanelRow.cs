namespace Microsoft.ML.Recurrent.Tests.RightRows;

/// <summary>A day of a shop.</summary>
public sealed class PanelRow
{
    public string Shop { get; set; } = "";

    public DateTime Day { get; set; }

    public float Value { get; set; }
}
