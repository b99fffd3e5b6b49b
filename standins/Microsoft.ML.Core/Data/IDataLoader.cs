namespace Microsoft.ML;

/// <summary>Makes a table out of a source of data.</summary>
public interface IDataLoader<in TSource> : ICanSaveModel
{
    /// <summary>The table of the source, read when it is used.</summary>
    IDataView Load(TSource input);

    /// <summary>The columns of the tables.</summary>
    DataViewSchema GetOutputSchema();
}
