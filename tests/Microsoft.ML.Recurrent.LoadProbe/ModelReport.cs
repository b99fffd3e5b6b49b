using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.LoadProbe;

/// <summary>Runs a model on six months and writes down what comes out: the columns, and every number in them, exactly.</summary>
internal static class ModelReport
{
    private static readonly float[] Passengers = [112, 118, 132, 129, 121, 135];
    private static readonly string[] Remarks = ["a good month", "", "not so good", "It's BAD! \uD83D\uDE00", "unhea\u0301rd of", "good"];

    public static IReadOnlyList<string> Of(MLContext ml, ITransformer model)
    {
        IDataView months = ml.Data.LoadFromEnumerable(Passengers.Zip(Remarks, (p, remark) => new Month { Passengers = p, Remark = remark }));
        IDataView output = model.Transform(months);
        DataViewSchema.Column[] columns = output.Schema.Where(column => !column.IsHidden).ToArray();
        var lines = columns.Select(column => $"column {column.Name} {column.Type}").ToList();
        using DataViewRowCursor cursor = output.GetRowCursor(columns);
        Func<string>[] cells = columns.Select(column => Cell(cursor, column)).ToArray();
        while (cursor.MoveNext())
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"row {cursor.Position}: {string.Join(" | ", cells.Select(cell => cell()))}"));
        return lines;
    }

    private static Func<string> Cell(DataViewRow row, DataViewSchema.Column column) => column.Type switch
    {
        VectorDataViewType { ItemType: KeyDataViewType } => Vector<uint>(row, column, key => key.ToString(CultureInfo.InvariantCulture)),
        VectorDataViewType => Vector<float>(row, column, Text),
        TextDataViewType => Scalar<ReadOnlyMemory<char>>(row, column, text => text.ToString()),
        BooleanDataViewType => Scalar<bool>(row, column, value => value ? "true" : "false"),
        _ => Scalar<float>(row, column, Text),
    };

    private static Func<string> Vector<T>(DataViewRow row, DataViewSchema.Column column, Func<T, string> toText)
    {
        ValueGetter<VBuffer<T>> read = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> values = default;
        return () =>
        {
            read(ref values);
            return string.Join(' ', values.DenseValues().Select(toText));
        };
    }

    private static Func<string> Scalar<T>(DataViewRow row, DataViewSchema.Column column, Func<T, string> toText)
    {
        ValueGetter<T> read = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            read(ref value);
            return toText(value);
        };
    }

    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
