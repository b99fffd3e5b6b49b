using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>A schema with columns added at its end. A column of an old name hides the old one, which stays readable by index.</summary>
internal sealed class SchemaExtension
{
    public SchemaExtension(DataViewSchema input, IEnumerable<DataViewSchema.DetachedColumn> added)
    {
        Input = input;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(input);
        builder.AddColumns(added);
        Output = builder.ToSchema();
    }

    public DataViewSchema Input { get; }

    public DataViewSchema Output { get; }

    /// <summary>Number of the added column, or -1 where the column is the input's.</summary>
    public int AddedIndex(DataViewSchema.Column output)
    {
        if ((uint)output.Index >= (uint)Output.Count || !string.Equals(Output[output.Index].Name, output.Name, StringComparison.Ordinal))
            throw new ArgumentOutOfRangeException(nameof(output), output.Name, $"Column '{output.Name}' is not of this schema. Take columns from the Schema of the row or view that you ask.");
        return output.Index < Input.Count ? -1 : output.Index - Input.Count;
    }

    /// <summary>The input's columns behind those of the output that are not added.</summary>
    public IEnumerable<DataViewSchema.Column> Sources(IEnumerable<DataViewSchema.Column> outputs)
        => outputs.Where(column => AddedIndex(column) < 0).Select(column => Input[column.Index]);
}
