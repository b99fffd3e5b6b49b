using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Reliability.Models;

namespace Microsoft.ML.Recurrent.Reliability.Inputs;

/// <summary>Schemas of rows: the sound one, or one in which a column is missing, renamed, or has the members of another.</summary>
internal static class WildSchema
{
    public static SchemaDefinition Sound() => SchemaDefinition.Create(typeof(WildRow));

    /// <summary>Puts another member, most likely of another type, in the place of one of these columns, or takes it away.</summary>
    public static SchemaDefinition Change(string[] columns, Random random)
    {
        SchemaDefinition schema = Sound();
        string name = columns[random.Next(columns.Length)];
        SchemaDefinition.Column column = schema[name], other = schema[random.Next(schema.Count)];
        switch (random.Next(5))
        {
            case 0:
                schema.Remove(column);
                break;
            case 1:
                column.ColumnName = name + " ";
                break;
            default:
                column.ColumnName = other.ColumnName;
                other.ColumnName = name;
                if (ReferenceEquals(column, other))
                    column.ColumnName = name.ToLowerInvariant();
                break;
        }

        return schema;
    }
}
