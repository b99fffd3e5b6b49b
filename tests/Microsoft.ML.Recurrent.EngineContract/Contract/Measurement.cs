namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>What one step of a problem gave, by name. Floats are widened; the reference's numbers are its doubles.</summary>
/// <param name="Loss">The problem's loss.</param>
/// <param name="Outputs">Tensors that the problem shows.</param>
/// <param name="Gradients">Of every trainable parameter and every input; empty after scoring.</param>
public sealed record Measurement(double Loss, IReadOnlyDictionary<string, double[]> Outputs, IReadOnlyDictionary<string, double[]> Gradients);
