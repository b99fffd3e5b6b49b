using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>Members of many types; a schema made for a case says which of them stands under which name.</summary>
internal sealed class WildRow
{
    public float Value { get; set; }

    [VectorType(2)]
    public float[]? Pair { get; set; }

    public string? Group { get; set; }

    public DateTime Time { get; set; }

    public bool Flag { get; set; }

    public string? Kind { get; set; }

    [VectorType(4, 2)]
    public float[]? Features { get; set; }

    public string? Text { get; set; }

    public double Precise { get; set; }

    public int Whole { get; set; }

    /// <summary>Of any length, null included.</summary>
    public float[]? Ragged { get; set; }

    /// <summary>Tokens made by something else.</summary>
    public string?[]? Words { get; set; }

    /// <summary>Kept sparse.</summary>
    public VBuffer<float> Sparse { get; set; }

    [KeyType(5)]
    public uint Key { get; set; }

    [KeyType(5)]
    public uint[]? Keys { get; set; }

    public static WildRow Of(Row row) => new()
    {
        Value = row.Value,
        Pair = [.. row.Pair],
        Group = row.Group,
        Time = row.Time,
        Flag = row.Flag,
        Kind = row.Kind,
        Features = [.. row.Features],
        Text = row.Text,
        Precise = row.Value,
        Whole = (int)row.Value,
        Ragged = [.. row.Features],
        Words = row.Text?.Split(' '),
        Sparse = new VBuffer<float>(8, 2, [row.Features[1], row.Features[6]], [1, 6]),
        Key = row.Flag ? 1u : 2u,
        Keys = [1, row.Flag ? 3u : 4u, 2],
    };
}
