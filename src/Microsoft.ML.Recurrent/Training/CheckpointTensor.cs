namespace Microsoft.ML.Recurrent.Training;

/// <summary>One tensor of a checkpoint.</summary>
/// <param name="Name"><c>weight.</c> or <c>best.</c> and the parameter's name, or the optimizer's name of a moment.</param>
/// <param name="Count">Numbers.</param>
internal sealed record CheckpointTensor(string Name, int Count);
