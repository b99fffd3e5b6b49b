using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>How one series becomes what the network sees, and back: logarithm where asked for, then a scaler per channel.</summary>
internal sealed record SeriesScaling(bool Log, Scaler Scaler)
{
    public void Apply(ReadOnlySpan<float> row, Span<float> scaled)
    {
        for (int c = 0; c < row.Length; c++)
            scaled[c] = Scaler.Apply(Log ? MathF.Log(row[c]) : row[c], c);
    }

    public float Invert(float scaled, int channel)
    {
        float value = Scaler.Invert(scaled, channel);
        return Log ? MathF.Exp(value) : value;
    }
}
