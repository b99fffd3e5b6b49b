using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Tests.Networks;

/// <summary>A sequence of four steps of one number, and what is to be learnt from it.</summary>
public sealed class SequenceRow
{
    [VectorType(4, 1)]
    public float[] Features { get; set; } = [];

    public float Label { get; set; }

    /// <summary>Rows whose label is the sum of their steps.</summary>
    public static SequenceRow[] Sums(int count)
        => Enumerable.Range(0, count).Select(i =>
        {
            float[] steps = Enumerable.Range(0, 4).Select(t => MathF.Sin(1.3f * i + 0.9f * t)).ToArray();
            return new SequenceRow { Features = steps, Label = steps.Sum() };
        }).ToArray();
}
