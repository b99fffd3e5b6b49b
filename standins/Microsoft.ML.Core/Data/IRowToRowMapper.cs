namespace Microsoft.ML.Data;

/// <summary>Makes one row out of another.</summary>
public interface IRowToRowMapper
{
    /// <summary>The columns of the rows that are taken.</summary>
    DataViewSchema InputSchema { get; }

    /// <summary>The columns of the rows that are made.</summary>
    DataViewSchema OutputSchema { get; }

    /// <summary>The input columns that the given output columns need.</summary>
    IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns);

    /// <summary>The row made of <paramref name="input"/>; disposing it disposes the input.</summary>
    DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns);
}
