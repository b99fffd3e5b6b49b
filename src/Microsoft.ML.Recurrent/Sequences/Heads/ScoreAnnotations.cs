using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>The annotations that ML.NET's own scorers give their columns. All columns of one scoring share a set.</summary>
internal sealed class ScoreAnnotations(DataViewSchema input, string task)
{
    // ML.NET's names for the kinds of annotation; part of its data model, not of its API.
    private const string SetId = "ScoreColumnSetId";
    private const string ColumnKind = "ScoreColumnKind";
    private const string ValueKind = "ScoreValueKind";

    private readonly uint _set = NextSetId(input);

    /// <summary>A column that plays a part: Score, PredictedLabel or Probability.</summary>
    public DataViewSchema.DetachedColumn Column(string name, DataViewType type, string part, Action<DataViewSchema.Annotations.Builder>? add = null)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue(SetId, new KeyDataViewType(typeof(uint), int.MaxValue), _set);
        annotations.AddPrimitiveValue(ColumnKind, TextDataViewType.Instance, task.AsMemory());
        annotations.AddPrimitiveValue(ValueKind, TextDataViewType.Instance, part.AsMemory());
        add?.Invoke(annotations);
        return new DataViewSchema.DetachedColumn(name, type, annotations.ToAnnotations());
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
