namespace Microsoft.ML;

/// <summary>Learns a transformer from a table.</summary>
public interface IEstimator<out TTransformer>
    where TTransformer : ITransformer
{
    /// <summary>Learns from the table.</summary>
    TTransformer Fit(IDataView input);

    /// <summary>The shape of the columns that the transformer will make.</summary>
    SchemaShape GetOutputSchema(SchemaShape inputSchema);
}
