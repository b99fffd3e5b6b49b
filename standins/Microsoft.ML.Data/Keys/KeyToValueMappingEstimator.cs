using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using static Microsoft.ML.SchemaShape.Column;

namespace Microsoft.ML.Transforms;

/// <summary>Makes a <see cref="KeyToValueMappingTransformer"/>.</summary>
public sealed class KeyToValueMappingEstimator : TrivialEstimator<KeyToValueMappingTransformer>
{
    internal KeyToValueMappingEstimator(IHostEnvironment env, string outputColumnName, string inputColumnName = null)
        : base(env.Register(nameof(KeyToValueMappingEstimator)),
            new KeyToValueMappingTransformer(env, (outputColumnName, inputColumnName ?? outputColumnName)))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => inputSchema.With(Transformer.ColumnPairs.Select(pair =>
        {
            SchemaShape.Column source = inputSchema.Find(pair.inputColumnName);
            if (!source.Annotations.TryFindColumn(AnnotationUtils.Kinds.KeyValues, out SchemaShape.Column values))
                throw new InvalidOperationException("Metadata KeyValues does not exist");
            return new SchemaShape.Column(pair.outputColumnName, source.Kind, values.ItemType, values.IsKey);
        }));
}
