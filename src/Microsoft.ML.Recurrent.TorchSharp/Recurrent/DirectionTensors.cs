namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>The tensors behind one direction's <see cref="DirectionParameters"/>.</summary>
internal sealed record DirectionTensors(Tensor InputWeight, Tensor RecurrentWeight, Tensor InputBias, Tensor RecurrentBias);
