namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>Runs a module over sequences, whole or packed; states are [D, B, H], both null for zeros.</summary>
internal delegate (T Outputs, Tensor Hidden, Tensor? Cell) ModuleCall<T>(T input, Tensor? hidden, Tensor? cell);
