using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>ρ(e) = |e|</c>, <c>ρ′(e) = sign e</c>.</summary>
internal readonly struct AbsoluteCost : IResidualCost
{
    public double Value(double residual) => Math.Abs(residual);

    // Not Math.Sign, which throws where a prediction is not a number.
    public double Slope(double residual) => residual > 0 ? 1 : residual < 0 ? -1 : residual;
}
