using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

/// <summary>Two windows in every form that they may have, and the sum of their products, step by step.</summary>
public sealed class PairRow
{
    public const int Steps = 6;

    [VectorType(Steps)]
    public float[] A { get; set; } = [];

    [VectorType(Steps)]
    public float[] B { get; set; } = [];

    [VectorType(Steps, 2)]
    public float[] Both { get; set; } = [];

    /// <summary>The same numbers in the same order, without the second dimension.</summary>
    [VectorType(2 * Steps)]
    public float[] Flat { get; set; } = [];

    public float Label { get; set; }

    /// <summary>Rows, drawn, the same each time.</summary>
    public static PairRow[] Rows(int count)
    {
        var random = new Random(6);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            float[] a = [.. Enumerable.Range(0, Steps).Select(_ => (2 * random.NextSingle()) - 1)], b = [.. Enumerable.Range(0, Steps).Select(_ => (2 * random.NextSingle()) - 1)];
            float[] both = [.. a.Zip(b, (x, y) => new[] { x, y }).SelectMany(step => step)];
            return new PairRow { A = a, B = b, Both = both, Flat = both, Label = a.Zip(b, (x, y) => x * y).Sum() };
        })];
    }
}
