using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>What a level gives.</summary>
/// <param name="Outputs">h of every step, [T, B, D·H]; zero behind a row's length.</param>
/// <param name="Hidden">h after each row's last valid step, [B, D·H]; of the reverse direction, after its first.</param>
internal readonly record struct LevelOutput(ITensor Outputs, ITensor Hidden);
