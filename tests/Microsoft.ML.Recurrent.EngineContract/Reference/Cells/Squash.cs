using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference.Cells;

/// <summary>φ: tanh or relu; and σ, which all gates use. Derivatives are written in terms of the function's value.</summary>
internal sealed class Squash(CellActivation kind)
{
    /// <summary>The smallest |a| that a relu has seen; at zero the derivative jumps.</summary>
    /// <remarks>An exact zero does not count: it is a sum of terms that are all cut off, such as an LSTM's c' without a candidate,
    /// and stays zero nearby.</remarks>
    public double NearestKink { get; private set; } = double.PositiveInfinity;

    /// <summary><c>σ(a) = 1/(1 + exp(−a))</c>.</summary>
    public static double Sigmoid(double a) => 1 / (1 + Math.Exp(-a));

    /// <summary><c>σ'(a) = s·(1 − s)</c> with <c>s = σ(a)</c>.</summary>
    public static double SigmoidSlope(double s) => s * (1 - s);

    /// <summary><c>φ(a) = tanh(a)</c> or <c>max(0, a)</c>.</summary>
    public double Apply(double a)
    {
        if (kind == CellActivation.Tanh)
            return Math.Tanh(a);
        if (a != 0)
            NearestKink = Math.Min(NearestKink, Math.Abs(a));
        return Math.Max(0, a);
    }

    /// <summary><c>φ'(a) = 1 − y²</c> for tanh; 1 where <c>y &gt; 0</c>, else 0, for relu; with <c>y = φ(a)</c>.</summary>
    public double Slope(double y) => kind == CellActivation.Tanh ? 1 - (y * y) : y > 0 ? 1 : 0;
}
