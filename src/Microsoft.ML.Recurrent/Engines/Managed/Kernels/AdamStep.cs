namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>The constants of one Adam step.</summary>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Epsilon">Added after the corrected root.</param>
/// <param name="StepSize">η/(1−β₁ᵗ).</param>
/// <param name="RootCorrection">1/√(1−β₂ᵗ).</param>
internal readonly record struct AdamStep(float Beta1, float Beta2, float Epsilon, float StepSize, float RootCorrection);
