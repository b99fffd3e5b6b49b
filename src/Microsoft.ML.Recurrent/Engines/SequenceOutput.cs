namespace Microsoft.ML.Recurrent.Engines;

/// <summary>What a recurrent level gives.</summary>
/// <param name="Outputs">h of every step, [T, B, D·H]; zero behind a row's length.</param>
/// <param name="Final">State after each row's last valid step; for the reverse direction, after its first.</param>
public sealed record SequenceOutput(ITensor Outputs, RecurrentState Final);
