using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Tests.Frozen;

/// <summary>A column with all that it holds, whatever its type. A cell is an array: of one value, or of a vector's.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsHidden">Whether a later one of that name hides it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Annotations">What is said of it, by kind.</param>
/// <param name="Cells">What it holds, row by row.</param>
internal sealed record ReadColumn(string Name, bool IsHidden, DataViewType Type, SortedDictionary<string, Array> Annotations, List<Array> Cells)
{
    /// <summary>Every column of a view, hidden ones too.</summary>
    public static List<ReadColumn> All(IDataView view)
    {
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        return All(cursor, cursor.MoveNext);
    }

    /// <summary>Every column of a row that something moves.</summary>
    public static List<ReadColumn> All(DataViewRow row, Func<bool> moveNext)
    {
        List<ReadColumn> columns = [.. row.Schema.Select(column => new ReadColumn(column.Name, column.IsHidden, column.Type, AnnotationsOf(column), []))];
        Func<Array>[] getters = [.. row.Schema.Select(column => CellGetter.Of(row, column))];
        while (moveNext())
        {
            for (int i = 0; i < getters.Length; i++)
                columns[i].Cells.Add(getters[i]());
        }

        return columns;
    }

    private static SortedDictionary<string, Array> AnnotationsOf(DataViewSchema.Column column)
    {
        var annotations = new SortedDictionary<string, Array>(StringComparer.Ordinal);
        foreach (DataViewSchema.Column kind in column.Annotations.Schema)
            annotations.Add(kind.Name, CellGetter.Of(column.Annotations, kind)());
        return annotations;
    }
}
