namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The squashing function of a candidate, and its slope in terms of its value.</summary>
internal static class Activation
{
    /// <summary>tanh x, or max(0, x).</summary>
    public static float Apply(CellActivation kind, float x) => kind == CellActivation.Tanh ? MathF.Tanh(x) : Math.Max(0f, x);

    /// <summary><c>1 − y²</c>, or 1 where y is above 0.</summary>
    public static float Slope(CellActivation kind, float y) => kind == CellActivation.Tanh ? 1f - (y * y) : y > 0f ? 1f : 0f;
}
