namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Compares named tensors and names the one that is off.</summary>
public static class Agreement
{
    /// <summary>Loss and every output: largest |a − b|.</summary>
    public static void Outputs(Measurement expected, Measurement actual, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        Absolute([expected.Loss], [actual.Loss], tolerance, "loss");
        Assert.Equal(expected.Outputs.Keys.Order(StringComparer.Ordinal), actual.Outputs.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, double[] values) in expected.Outputs)
            Absolute(values, actual.Outputs[name], tolerance, name);
    }

    /// <summary>Every gradient: largest |a − b| over the tensor's largest |b|.</summary>
    public static void Gradients(IReadOnlyDictionary<string, double[]> expected, IReadOnlyDictionary<string, double[]> actual, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, double[] values) in expected)
            Relative(values, actual[name], tolerance, $"gradient of {name}");
    }

    /// <summary>Largest |a − b|; a NaN on either side is a difference.</summary>
    public static void Absolute(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance, string name)
    {
        double difference = LargestDifference(expected, actual, name);
        Assert.True(difference <= tolerance, FormattableString.Invariant($"{name} is off by {difference:g3}; at most {tolerance:g3} is allowed."));
    }

    /// <summary>Largest |a − b| over largest |b|. Where b is zero throughout, a must be too.</summary>
    public static void Relative(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance, string name)
    {
        double difference = LargestDifference(expected, actual, name), scale = 0;
        foreach (double value in expected)
            scale = Math.Max(scale, Math.Abs(value));
        Assert.True(difference <= tolerance * scale, FormattableString.Invariant(
            $"{name} is off by {difference:g3} where the largest element is {scale:g3}; the quotient may be at most {tolerance:g3}."));
    }

    private static double LargestDifference(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string name)
    {
        Assert.True(expected.Length == actual.Length, $"{name} has {actual.Length} elements; {expected.Length} are expected.");
        double largest = 0;
        for (int k = 0; k < expected.Length; k++)
        {
            double difference = Math.Abs(expected[k] - actual[k]);
            largest = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(largest, difference);
        }

        return largest;
    }
}
