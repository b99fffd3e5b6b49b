using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Text;

namespace Microsoft.ML;

/// <summary>Transforms of text.</summary>
public static class TextCatalog
{
    /// <summary>The words between separators, which are blanks if none are given.</summary>
    public static WordTokenizingEstimator TokenizeIntoWords(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null, char[] separators = null)
        => new(catalog.GetEnvironment(), outputColumnName, inputColumnName, separators);
}
