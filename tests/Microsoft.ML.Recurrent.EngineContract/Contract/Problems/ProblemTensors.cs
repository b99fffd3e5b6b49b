using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>What a problem's forward pass gives.</summary>
/// <param name="Loss">A tensor of shape [1].</param>
/// <param name="Outputs">Tensors worth comparing, by name.</param>
public sealed record ProblemTensors(ITensor Loss, IReadOnlyDictionary<string, ITensor> Outputs);
