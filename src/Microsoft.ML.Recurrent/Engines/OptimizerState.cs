namespace Microsoft.ML.Recurrent.Engines;

/// <summary>What an optimizer remembers.</summary>
/// <param name="Steps">Steps taken.</param>
/// <param name="Moments">Running averages by name, row-major in the parameter's shape: PyTorch's name of the average, a dot, the parameter's name, as in
/// <c>exp_avg.head.weight</c>.</param>
public sealed record OptimizerState(long Steps, IReadOnlyDictionary<string, float[]> Moments);
