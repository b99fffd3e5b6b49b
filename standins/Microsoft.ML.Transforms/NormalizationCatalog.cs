using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using static Microsoft.ML.Transforms.NormalizingEstimator;

namespace Microsoft.ML;

/// <summary>Transforms that normalize.</summary>
public static class NormalizationCatalog
{
    /// <summary>
    /// Divides by the greatest absolute value if <paramref name="fixZero"/>, else brings the range to 0 to 1.
    /// </summary>
    public static NormalizingEstimator NormalizeMinMax(this TransformsCatalog catalog, string outputColumnName,
        string inputColumnName = null, long maximumExampleCount = 1000000000, bool fixZero = true)
        => new(catalog.GetEnvironment(), new MinMaxColumnOptions(outputColumnName, inputColumnName, maximumExampleCount, fixZero));

    /// <summary>The same for several columns in one pass.</summary>
    public static NormalizingEstimator NormalizeMinMax(this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        long maximumExampleCount = 1000000000, bool fixZero = true)
        => new(catalog.GetEnvironment(), columns.Select(pair
            => new MinMaxColumnOptions(pair.OutputColumnName, pair.InputColumnName, maximumExampleCount, fixZero)).ToArray());
}
