namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>What a recurrence gives: outputs [T, B, D·H] and final states [B, D·H], the cell's null but for an LSTM.</summary>
internal readonly record struct SequenceTensors(Tensor Outputs, Tensor Hidden, Tensor? Cell);
