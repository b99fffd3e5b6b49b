using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>A head that knows the training's labels.</summary>
/// <param name="Head">Scores.</param>
/// <param name="Loss">What the training lowers.</param>
/// <param name="Remark">What the log should say of the labels; null for nothing.</param>
internal sealed record FittedHead(SequenceHead Head, ITrainingLoss Loss, string? Remark = null);
