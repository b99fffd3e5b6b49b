using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using static Microsoft.ML.SchemaShape.Column;

namespace Microsoft.ML.Transforms.Text;

/// <summary>Makes a <see cref="WordTokenizingTransformer"/>.</summary>
public sealed class WordTokenizingEstimator : TrivialEstimator<WordTokenizingTransformer>
{
    internal WordTokenizingEstimator(IHostEnvironment env, string outputColumnName, string inputColumnName = null, char[] separators = null)
        : base(env.Register(nameof(WordTokenizingEstimator)),
            new WordTokenizingTransformer(env, outputColumnName, inputColumnName ?? outputColumnName, separators ?? [' ']))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => inputSchema.With(Transformer.ColumnPairs.Select(pair =>
        {
            SchemaShape.Column source = inputSchema.Find(pair.inputColumnName);
            if (source.ItemType is not TextDataViewType || source.Kind != VectorKind.Scalar)
            {
                throw new ArgumentOutOfRangeException(nameof(inputSchema),
                    $"Schema mismatch for input column '{source.Name}': expected String or Vector of String, got {source.GetTypeString()}");
            }
            return new SchemaShape.Column(pair.outputColumnName, VectorKind.VariableVector, TextDataViewType.Instance, isKey: false);
        }));
}
