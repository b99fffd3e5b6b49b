using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = tanh x</c>, <c>y′ = 1 − y²</c>.</summary>
internal readonly struct TanhActivation : IActivation
{
    public static float Value(float x) => MathF.Tanh(x);

    public static float Slope(float y) => 1f - (y * y);
}
