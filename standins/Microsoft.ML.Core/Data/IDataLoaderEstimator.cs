namespace Microsoft.ML;

/// <summary>Learns a loader from a source of data.</summary>
public interface IDataLoaderEstimator<in TSource, out TLoader>
    where TLoader : IDataLoader<TSource>
{
    /// <summary>Learns from the source.</summary>
    TLoader Fit(TSource input);

    /// <summary>The shape of the columns that the loader will make.</summary>
    SchemaShape GetOutputSchema();
}
