using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>The n-grams of a batch, in a step.</summary>
/// <param name="Ids">[N, B], each row's n-grams from the top.</param>
/// <param name="Lengths">How many each row has.</param>
/// <param name="Counts">The same, for each output, [B, K].</param>
internal readonly record struct NgramInput(ITensor Ids, Lengths Lengths, ITensor Counts);
