namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>Softmax of one row.</summary>
internal static class Softmax
{
    /// <summary><c>y[k] = exp(x[k] − m)/Σⱼ exp(x[j] − m)</c> with <c>m = maxⱼ x[j]</c>.</summary>
    public static void Forward(ReadOnlySpan<double> x, Span<double> y)
    {
        double max = double.NegativeInfinity, sum = 0;
        foreach (double value in x)
            max = Math.Max(max, value);
        foreach (double value in x)
            sum += Math.Exp(value - max);
        for (int k = 0; k < x.Length; k++)
            y[k] = Math.Exp(x[k] - max) / sum;
    }

    /// <summary><c>dx[k] += Σⱼ dy[j]·y[j]·([j = k] − y[k])</c>.</summary>
    public static void Backward(ReadOnlySpan<double> y, ReadOnlySpan<double> dy, Span<double> dx)
    {
        for (int k = 0; k < y.Length; k++)
        {
            for (int j = 0; j < y.Length; j++)
                dx[k] += dy[j] * y[j] * ((j == k ? 1 : 0) - y[k]);
        }
    }
}
