using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = 1/(1 + e⁻ˣ)</c>, <c>y′ = y·(1 − y)</c>.</summary>
internal readonly struct SigmoidActivation : IActivation
{
    public static float Value(float x) => 1f / (1f + MathF.Exp(-x));

    public static float Slope(float y) => y * (1f - y);
}
