using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>One row with every column that a model here reads, and a few of other types that stand in wrong places.</summary>
internal sealed class Row
{
    [LoadColumn(0)]
    public float Value { get; set; }

    [LoadColumn(1, 2)]
    [VectorType(2)]
    public float[] Pair { get; set; } = [];

    [LoadColumn(3)]
    public string? Group { get; set; }

    [LoadColumn(4)]
    public DateTime Time { get; set; }

    [LoadColumn(5)]
    public bool Flag { get; set; }

    [LoadColumn(6)]
    public string? Kind { get; set; }

    [LoadColumn(7, 14)]
    [VectorType(4, 2)]
    public float[] Features { get; set; } = [];

    [LoadColumn(15)]
    public string? Text { get; set; }

    [NoColumn]
    public static int Fields => 16;
}
