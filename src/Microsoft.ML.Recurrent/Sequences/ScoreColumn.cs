using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>The score column of a regression, with the annotations that ML.NET's own scorers give theirs.</summary>
internal static class ScoreColumn
{
    // ML.NET's names for the kinds of annotation; part of its data model, not of its API.
    private const string SetId = "ScoreColumnSetId";
    private const string ColumnKind = "ScoreColumnKind";
    private const string ValueKind = "ScoreValueKind";

    public static DataViewSchema.DetachedColumn Describe(RecurrentModel model, DataViewSchema input)
    {
        DataViewType type = model.Label.IsVector
            ? new VectorDataViewType(NumberDataViewType.Single, model.Label.Size)
            : NumberDataViewType.Single;
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue(SetId, new KeyDataViewType(typeof(uint), int.MaxValue), NextSetId(input));
        annotations.AddPrimitiveValue(ColumnKind, TextDataViewType.Instance, (model.Label.IsVector ? "MultiOutputRegression" : "Regression").AsMemory());
        annotations.AddPrimitiveValue(ValueKind, TextDataViewType.Instance, "Score".AsMemory());
        return new DataViewSchema.DetachedColumn(model.Options.ScoreColumnName, type, annotations.ToAnnotations());
    }

    private static uint NextSetId(DataViewSchema schema)
    {
        uint largest = 0;
        foreach (DataViewSchema.Column column in schema)
        {
            DataViewSchema.Column? id = column.Annotations.Schema.GetColumnOrNull(SetId);
            if (id is not { Type: KeyDataViewType key } || key.RawType != typeof(uint))
                continue;
            uint value = 0;
            column.Annotations.GetValue(SetId, ref value);
            largest = Math.Max(largest, value);
        }

        return largest + 1;
    }
}
