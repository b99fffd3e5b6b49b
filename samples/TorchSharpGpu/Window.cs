using Microsoft.ML.Data;

namespace TorchSharpGpu;

/// <summary>Two days of a signal by the hour, and the hour after.</summary>
internal sealed class Window
{
    public const int Length = 48;

    [VectorType(Length)]
    public float[] Features { get; set; } = [];

    public float Label { get; set; }

    /// <summary>Windows of a wave with a day and a week in it.</summary>
    public static Window[] Of(int count)
    {
        float[] signal = [.. Enumerable.Range(0, count + Length).Select(hour => MathF.Sin(2 * MathF.PI * hour / 24) + (0.5f * MathF.Cos(2 * MathF.PI * hour / 168)))];
        return [.. Enumerable.Range(0, count).Select(start => new Window { Features = signal[start..(start + Length)], Label = signal[start + Length] })];
    }
}
