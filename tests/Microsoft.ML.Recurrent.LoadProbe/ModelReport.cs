using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.LoadProbe;

/// <summary>Runs a model on six months and writes down what comes out: the columns, and every number in them, exactly.</summary>
internal static class ModelReport
{
    private static readonly float[] Passengers = [112, 118, 132, 129, 121, 135];

    public static IReadOnlyList<string> Of(MLContext ml, ITransformer model)
    {
        IDataView months = ml.Data.LoadFromEnumerable(Passengers.Select(p => new Month { Passengers = p }));
        IDataView output = model.Transform(months);
        DataViewSchema.Column[] columns = output.Schema.Where(column => !column.IsHidden).ToArray();
        var lines = columns.Select(column => $"column {column.Name} {column.Type}").ToList();
        using DataViewRowCursor cursor = output.GetRowCursor(columns);
        Func<string>[] cells = columns.Select(column => Cell(cursor, column)).ToArray();
        while (cursor.MoveNext())
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"row {cursor.Position}: {string.Join(" | ", cells.Select(cell => cell()))}"));
        return lines;
    }

    private static Func<string> Cell(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType)
        {
            ValueGetter<VBuffer<float>> vector = row.GetGetter<VBuffer<float>>(column);
            VBuffer<float> values = default;
            return () =>
            {
                vector(ref values);
                return string.Join(' ', values.DenseValues().Select(Text));
            };
        }

        ValueGetter<float> scalar = row.GetGetter<float>(column);
        float value = 0;
        return () =>
        {
            scalar(ref value);
            return Text(value);
        };
    }

    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
