using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>ρ(z) = (ν + 1)/2·log(1 + z²/ν) + log Γ(ν/2) − log Γ((ν + 1)/2) + log(νπ)/2</c>, <c>ρ′(z) = (ν + 1)·z/(ν + z²)</c>.</summary>
internal readonly struct StudentTCost(double degrees) : IResidualCost
{
    private readonly double _constant = LogGamma(degrees / 2) - LogGamma((degrees + 1) / 2) + (Math.Log(degrees * Math.PI) / 2);

    public double Value(double residual) => ((degrees + 1) / 2 * Math.Log(1 + (residual * residual / degrees))) + _constant;

    // Divided twice, so that the square of a huge residual overflows nothing.
    public double Slope(double residual) => residual == 0 ? 0 : (degrees + 1) / ((degrees / residual) + residual);

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
