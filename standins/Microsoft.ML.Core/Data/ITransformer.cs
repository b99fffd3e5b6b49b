using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Makes one table out of another.</summary>
public interface ITransformer : ICanSaveModel
{
    /// <summary>Whether each row is made from one row alone, so that <see cref="GetRowToRowMapper"/> may be called.</summary>
    bool IsRowToRowMapper { get; }

    /// <summary>The columns that a table of the given columns is made into.</summary>
    DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    /// <summary>The table made of <paramref name="input"/>, computed when it is read.</summary>
    IDataView Transform(IDataView input);

    /// <summary>The map from row to row.</summary>
    IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema);
}
