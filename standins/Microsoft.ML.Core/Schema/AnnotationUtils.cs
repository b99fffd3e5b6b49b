using Microsoft.ML.Runtime;
using static Microsoft.ML.SchemaShape.Column;

namespace Microsoft.ML.Data;

internal static partial class AnnotationUtils
{
    public static KeyDataViewType ScoreColumnSetIdType { get; } = new(typeof(uint), int.MaxValue);

    public static VectorDataViewType GetNamesType(int size)
    {
        Contracts.CheckParam(size > 0, nameof(size), "must be known size");
        return new VectorDataViewType(TextDataViewType.Instance, size);
    }

    public static uint GetMaxAnnotationKind(this DataViewSchema schema, out int colMax, string annotationKind,
        Func<DataViewSchema, int, bool> filterFunc = null)
    {
        uint max = 0;
        colMax = -1;
        foreach (DataViewSchema.Column column in schema)
        {
            uint value = 0;
            bool has = schema.TryGetAnnotation(ScoreColumnSetIdType, annotationKind, column.Index, ref value);
            if (has && value > max && (filterFunc is null || filterFunc(schema, column.Index)))
                (max, colMax) = (value, column.Index);
        }

        return max;
    }

    public static bool TryGetAnnotation<T>(this DataViewSchema schema, PrimitiveDataViewType type, string kind, int col, ref T value)
    {
        DataViewSchema.Annotations annotations = schema[col].Annotations;
        if (annotations.Schema.GetColumnOrNull(kind)?.Type.Equals(type) != true)
            return false;
        annotations.GetValue(kind, ref value);
        return true;
    }

    public static bool HasSlotNames(this DataViewSchema.Column column, int vectorSize)
        => vectorSize > 0
            && column.Annotations.Schema.GetColumnOrNull(Kinds.SlotNames)?.Type is VectorDataViewType { ItemType: TextDataViewType } names
            && names.Size == vectorSize;

    public static bool HasSlotNames(this SchemaShape.Column col)
        => col.Kind == VectorKind.Vector
            && col.Annotations.TryFindColumn(Kinds.SlotNames, out SchemaShape.Column names)
            && names.Kind == VectorKind.Vector && names.ItemType is TextDataViewType;

    public static bool NeedsSlotNames(this SchemaShape.Column col)
        => col.IsKey
            && col.Annotations.TryFindColumn(Kinds.KeyValues, out SchemaShape.Column names)
            && names.ItemType is TextDataViewType;

    public static bool IsNormalized(this SchemaShape.Column column)
        => column.Annotations.TryFindColumn(Kinds.IsNormalized, out SchemaShape.Column flag)
            && flag.Kind == VectorKind.Scalar && flag.ItemType is BooleanDataViewType && !flag.IsKey;

    public static IEnumerable<SchemaShape.Column> GetTrainerOutputAnnotation(bool isNormalized = false)
    {
        yield return new SchemaShape.Column(Kinds.ScoreColumnSetId, VectorKind.Scalar, NumberDataViewType.UInt32, isKey: true);
        yield return new SchemaShape.Column(Kinds.ScoreColumnKind, VectorKind.Scalar, TextDataViewType.Instance, isKey: false);
        yield return new SchemaShape.Column(Kinds.ScoreValueKind, VectorKind.Scalar, TextDataViewType.Instance, isKey: false);
        if (isNormalized)
            yield return new SchemaShape.Column(Kinds.IsNormalized, VectorKind.Scalar, BooleanDataViewType.Instance, isKey: false);
    }

    public static IEnumerable<SchemaShape.Column> AnnotationsForMulticlassScoreColumn(SchemaShape.Column? labelColumn = null)
    {
        var columns = new List<SchemaShape.Column>();
        if (labelColumn is { IsKey: true } label
            && label.Annotations.TryFindColumn(Kinds.KeyValues, out SchemaShape.Column values) && values.Kind == VectorKind.Vector)
        {
            if (NeedsSlotNames(label))
                columns.Add(new SchemaShape.Column(Kinds.SlotNames, VectorKind.Vector, TextDataViewType.Instance, isKey: false));
            columns.Add(new SchemaShape.Column(Kinds.TrainingLabelValues, VectorKind.Vector, values.ItemType, values.IsKey));
        }

        columns.AddRange(GetTrainerOutputAnnotation());
        return columns;
    }
}
