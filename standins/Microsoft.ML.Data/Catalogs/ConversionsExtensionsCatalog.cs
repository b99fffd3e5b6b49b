using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Transforms from type to type.</summary>
public static class ConversionsExtensionsCatalog
{
    /// <summary>Keys to the values that they stand for.</summary>
    public static KeyToValueMappingEstimator MapKeyToValue(this TransformsCatalog.ConversionTransforms catalog, string outputColumnName,
        string inputColumnName = null)
        => new(catalog.GetEnvironment(), outputColumnName, inputColumnName);

    /// <summary>Values to keys, learned from the data.</summary>
    public static ValueToKeyMappingEstimator MapValueToKey(this TransformsCatalog.ConversionTransforms catalog, string outputColumnName,
        string inputColumnName = null, int maximumNumberOfKeys = 1000000,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false, IDataView keyData = null)
        => addKeyValueAnnotationsAsText || keyData is not null
            ? throw new NotSupportedException("This stand-in of ML.NET learns keys from the data and keeps their values as they are.")
            : new(catalog.GetEnvironment(), outputColumnName, inputColumnName, maximumNumberOfKeys, keyOrdinality);
}
