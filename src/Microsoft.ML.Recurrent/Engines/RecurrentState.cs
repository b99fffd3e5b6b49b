namespace Microsoft.ML.Recurrent.Engines;

/// <summary>The state of a level between two time steps.</summary>
/// <param name="Hidden">h, [B, D·H]: the forward direction's H numbers, then the backward direction's.</param>
/// <param name="Cell">c, [B, D·H]; null but for an LSTM.</param>
public sealed record RecurrentState(ITensor Hidden, ITensor? Cell);
