using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>How a prediction engine is made.</summary>
public sealed class PredictionEngineOptions
{
    /// <summary>Whether members without a column keep their values. Default: true.</summary>
    public bool IgnoreMissingColumns = true;

    /// <summary>How examples are read; null: as their class says.</summary>
    public SchemaDefinition InputSchemaDefinition;

    /// <summary>How predictions are written; null: as their class says.</summary>
    public SchemaDefinition OutputSchemaDefinition;

    /// <summary>Whether disposing the engine disposes the transformer. Default: true.</summary>
    public bool OwnsTransformer = true;
}
