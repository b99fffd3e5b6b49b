using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = max(x, 0)</c>; y′ is 1 above 0, else 0.</summary>
internal readonly struct ReluActivation : IActivation
{
    public static float Value(float x) => MathF.Max(x, 0f);

    public static float Slope(float y) => y > 0f ? 1f : 0f;
}
