using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

/// <summary>A row that is a window already: what it is of, when it was, what it is.</summary>
internal sealed class TimedRow
{
    public string Shop { get; set; } = "";

    public DateTime Day { get; set; }

    [VectorType(4)]
    public float[] Features { get; set; } = [];

    public float Label { get; set; }

    public bool IsHigh { get; set; }

    /// <summary>Of three shops in turn, ten days each, drawn, the same each time.</summary>
    public static TimedRow[] Days()
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, 30).Select(i => new TimedRow
        {
            Shop = ((string[])["a", "b", "c"])[i % 3],
            Day = Panels.Monday.AddDays(i / 3),
            Features = [.. Enumerable.Range(0, 4).Select(_ => random.NextSingle())],
            Label = random.NextSingle(),
            IsHigh = random.Next(2) == 1,
        })];
    }
}
