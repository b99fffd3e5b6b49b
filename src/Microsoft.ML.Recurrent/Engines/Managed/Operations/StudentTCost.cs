using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>ρ(z) = (ν + 1)/2·log(1 + z²/ν) + log Γ(ν/2) − log Γ((ν + 1)/2) + log(νπ)/2</c>, <c>ρ′(z) = (ν + 1)·z/(ν + z²)</c>.</summary>
internal readonly struct StudentTCost(double degrees) : IResidualCost
{
    private readonly double _constant = StudentT.LogNormalizer(degrees);

    public double Value(double residual) => ((degrees + 1) / 2 * Math.Log(1 + (residual * residual / degrees))) + _constant;

    // Divided twice, so that the square of a huge residual overflows nothing.
    public double Slope(double residual) => residual == 0 ? 0 : (degrees + 1) / ((degrees / residual) + residual);
}
