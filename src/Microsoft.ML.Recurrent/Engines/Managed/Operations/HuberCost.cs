using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>ρ(e) = e²/2</c> where <c>|e| ≤ δ</c>, else <c>δ·(|e| − δ/2)</c>; <c>ρ′(e)</c> is e, held within ±δ.</summary>
internal readonly struct HuberCost(double delta) : IResidualCost
{
    public double Value(double residual)
    {
        double distance = Math.Abs(residual);
        return distance <= delta ? residual * residual / 2 : delta * (distance - (delta / 2));
    }

    public double Slope(double residual) => Math.Clamp(residual, -delta, delta);
}
