namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>Layer normalisation of one row of I elements; <c>μ = (1/I)·Σᵢ x[i]</c>, <c>v = (1/I)·Σᵢ (x[i] − μ)²</c>, <c>s = √(v + ε)</c>.</summary>
internal static class LayerNorm
{
    /// <summary><c>y[i] = (x[i] − μ)/s·w[i] + b[i]</c>.</summary>
    public static void Forward(ReadOnlySpan<double> x, double[] weight, double[] bias, double epsilon, Span<double> y)
    {
        (double mean, double s) = Measure(x, epsilon);
        for (int i = 0; i < x.Length; i++)
            y[i] = ((x[i] - mean) / s * weight[i]) + bias[i];
    }

    /// <summary>
    /// <c>dw[i] += dy[i]·(x[i] − μ)/s</c>, <c>db[i] += dy[i]</c>, and
    /// <c>dx[j] += Σᵢ dy[i]·w[i]·(([i = j] − 1/I)/s − (x[i] − μ)·(x[j] − μ)/(I·s³))</c>.
    /// </summary>
    public static void Backward(
        ReadOnlySpan<double> x, ReferenceParameter weight, ReferenceParameter bias, double epsilon, ReadOnlySpan<double> dy, Span<double> dx)
    {
        (double mean, double s) = Measure(x, epsilon);
        for (int i = 0; i < x.Length; i++)
        {
            weight.Gradient[i] += dy[i] * (x[i] - mean) / s;
            bias.Gradient[i] += dy[i];
            for (int j = 0; j < x.Length; j++)
            {
                double straight = ((i == j ? 1 : 0) - (1.0 / x.Length)) / s;
                dx[j] += dy[i] * weight.Values[i] * (straight - ((x[i] - mean) * (x[j] - mean) / (x.Length * s * s * s)));
            }
        }
    }

    private static (double Mean, double Deviation) Measure(ReadOnlySpan<double> x, double epsilon)
    {
        double mean = 0, variance = 0;
        foreach (double value in x)
            mean += value / x.Length;
        foreach (double value in x)
            variance += (value - mean) * (value - mean) / x.Length;
        return (mean, Math.Sqrt(variance + epsilon));
    }
}
