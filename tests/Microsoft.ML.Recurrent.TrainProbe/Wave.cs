using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.TrainProbe;

/// <summary>A window of a wave with the value after it.</summary>
internal sealed class Wave
{
    [VectorType(12)]
    public float[] Features { get; set; } = [];

    public float Label { get; set; }

    public static IEnumerable<Wave> Windows(int count) => Enumerable.Range(0, count).Select(start => new Wave
    {
        Features = Enumerable.Range(start, 12).Select(Value).ToArray(),
        Label = Value(start + 12),
    });

    private static float Value(int t) => MathF.Sin(0.3f * t) + 0.3f * MathF.Cos(0.11f * t);
}
