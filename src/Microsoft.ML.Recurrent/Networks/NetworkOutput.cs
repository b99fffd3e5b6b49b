using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>What a network gives for a batch.</summary>
/// <param name="Result">[B, K]; with a bag of n-grams a mixture of both parts.</param>
/// <param name="Attention">What each step weighed, [B, 1, T], with <see cref="Pooling.Attention"/>; else null.</param>
/// <param name="Recurrent">The recurrent part's answer alone, [B, K].</param>
/// <param name="Ngrams">The bag's answer alone, [B, K]; null where there is none.</param>
internal readonly record struct NetworkOutput(ITensor Result, ITensor? Attention, ITensor Recurrent, ITensor? Ngrams);
