using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>How one series becomes what the network sees, and back: logarithm where asked for, then a scaler per channel. A channel that was constant in training is
/// 0 to the network, and its constant in a forecast.</summary>
internal sealed record SeriesScaling(bool Log, Scaler Scaler)
{
    /// <summary>Of a series of which too little is known: it has no scale, and its forecast is missing.</summary>
    public static SeriesScaling Missing { get; } = new(Log: false, new Scaler([], []));

    /// <summary>Whether nothing can be forecast.</summary>
    public bool IsMissing => Scaler.Offset.Length == 0;

    public void Apply(ReadOnlySpan<float> row, Span<float> scaled)
    {
        for (int c = 0; c < row.Length; c++)
            scaled[c] = Scaler.Apply(Log ? MathF.Log(row[c]) : row[c], c);
    }

    public float Invert(float scaled, int channel)
    {
        if (Scaler.IsConstant(channel))
            return Scaler.Offset[channel]; // as it was given: a logarithm taken and undone is another number
        float value = Scaler.Invert(scaled, channel);
        return Log ? MathF.Exp(value) : value;
    }
}
