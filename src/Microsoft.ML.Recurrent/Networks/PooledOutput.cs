using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>What a pooling gives.</summary>
/// <param name="Row">[B, H].</param>
/// <param name="Weights">What each step weighed, [B, 1, T]; null where pooling weighs nothing.</param>
internal readonly record struct PooledOutput(ITensor Row, ITensor? Weights);
