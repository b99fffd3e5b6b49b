using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Interop;

/// <summary>Columns of a <see cref="SchemaShape"/>, whose constructor ML.NET keeps to itself.</summary>
internal static class SchemaShapes
{
    /// <summary>A scalar or vector column.</summary>
    public static SchemaShape.Column Column(string name, DataViewType itemType, SchemaShape.Column.VectorKind kind, SchemaShape? annotations = null)
        => new(name, kind, itemType, isKey: false, annotations);

    /// <summary>A column of keys in UInt32.</summary>
    public static SchemaShape.Column Key(string name, SchemaShape.Column.VectorKind kind, SchemaShape? annotations = null)
        => new(name, kind, NumberDataViewType.UInt32, isKey: true, annotations);

    /// <summary>What a trainer's score column advertises.</summary>
    public static SchemaShape ScoreAnnotations(bool isNormalized = false) => new(AnnotationUtils.GetTrainerOutputAnnotation(isNormalized));

    /// <summary>What the score column of a trainer of several classes advertises.</summary>
    public static SchemaShape MulticlassScoreAnnotations(SchemaShape.Column label) => new(AnnotationUtils.AnnotationsForMulticlassScoreColumn(label));

    /// <summary>What a predicted key advertises: that it stands for what the label's keys stand for.</summary>
    public static SchemaShape PredictedKeyAnnotations(SchemaShape.Column label)
    {
        IEnumerable<SchemaShape.Column> all = AnnotationUtils.GetTrainerOutputAnnotation();
        return new(label.Annotations.TryFindColumn(KeyValues.Kind, out SchemaShape.Column values) ? all.Append(values) : all);
    }

    /// <summary>The annotations of keys that stand for texts.</summary>
    public static SchemaShape TextKeyAnnotations()
        => new([Column(KeyValues.Kind, TextDataViewType.Instance, SchemaShape.Column.VectorKind.Vector)]);

    /// <summary>A schema as a shape, hidden columns left out.</summary>
    public static SchemaShape Of(DataViewSchema schema) => SchemaShape.Create(schema);

    /// <summary>The input's columns with these added, or put in the place of those of the same name.</summary>
    public static SchemaShape With(SchemaShape input, params ReadOnlySpan<SchemaShape.Column> added)
    {
        ArgumentNullException.ThrowIfNull(input);
        var columns = input.ToDictionary(column => column.Name, StringComparer.Ordinal);
        foreach (SchemaShape.Column column in added)
            columns[column.Name] = column;
        return new SchemaShape(columns.Values);
    }

    /// <summary>A column of the input, by name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static SchemaShape.Column Find(SchemaShape input, string name, string role)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.TryFindColumn(name, out SchemaShape.Column column))
            return column;
        throw Columns.Missing(name, role, input.Select(c => c.Name));
    }

    /// <summary>The type of the column's items: of a key a key, whose count a shape does not know.</summary>
    public static DataViewType ItemOf(SchemaShape.Column column) => column.IsKey ? new KeyDataViewType(column.ItemType.RawType, 1) : column.ItemType;

    /// <summary>The column's type in words, for errors.</summary>
    public static string Describe(SchemaShape.Column column) => column.GetTypeString();
}
