using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>ρ(z) = z²/2 + log(2π)/2</c>, <c>ρ′(z) = z</c>.</summary>
internal readonly struct GaussianCost : IResidualCost
{
    private static readonly double s_constant = Math.Log(2 * Math.PI) / 2;

    public double Value(double residual) => (residual * residual / 2) + s_constant;

    public double Slope(double residual) => residual;
}
