namespace Microsoft.ML.Recurrent.Engines;

/// <summary>What does not depend on the value in the density of Student's t distribution: the same on every engine.</summary>
internal static class StudentT
{
    /// <summary><c>log Γ(ν/2) − log Γ((ν + 1)/2) + log(νπ)/2</c> for ν above 0: what a negative log-likelihood adds for scale 1.</summary>
    public static double LogNormalizer(double degrees) => LogGamma(degrees / 2) - LogGamma((degrees + 1) / 2) + (Math.Log(degrees * Math.PI) / 2);

    /// <summary>log Γ(x) for x above 0: shifted to 10 or more by <c>Γ(x) = Γ(x + 1)/x</c>, then Stirling's series.</summary>
    /// <remarks>Abramowitz &amp; Stegun (1964), 6.1.41; the first term left out is below 1e-12.</remarks>
    private static double LogGamma(double x)
    {
        double shift = 0;
        for (; x < 10; x++)
            shift += Math.Log(x);
        double inverse = 1 / x, square = inverse * inverse;
        double series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square / 1680))))));
        return ((x - 0.5) * Math.Log(x)) - x + (Math.Log(2 * Math.PI) / 2) + series - shift;
    }
}
