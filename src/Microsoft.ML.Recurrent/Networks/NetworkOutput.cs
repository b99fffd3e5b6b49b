using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>What a network gives for a batch.</summary>
/// <param name="Result">[B, K].</param>
/// <param name="Attention">What each step weighed, [B, 1, T], with <see cref="Pooling.Attention"/>; else null.</param>
internal readonly record struct NetworkOutput(ITensor Result, ITensor? Attention);
