using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Tests.Data;

/// <summary>Reads whole columns of a view.</summary>
internal static class Read
{
    public static T[] Scalars<T>(IDataView view, string name)
    {
        var values = new List<T>();
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema[name]]);
        ValueGetter<T> getter = cursor.GetGetter<T>(view.Schema[name]);
        while (cursor.MoveNext())
        {
            T value = default!;
            getter(ref value);
            values.Add(value);
        }

        return values.ToArray();
    }

    /// <summary>Vectors by row, read into one buffer that is reused, as ML.NET's consumers do.</summary>
    public static float[][] Vectors(IDataView view, string name)
    {
        var values = new List<float[]>();
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema[name]]);
        ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(view.Schema[name]);
        VBuffer<float> buffer = default;
        while (cursor.MoveNext())
        {
            getter(ref buffer);
            values.Add(buffer.DenseValues().ToArray());
        }

        return values.ToArray();
    }

    public static string[] Texts(IDataView view, string name)
        => Scalars<ReadOnlyMemory<char>>(view, name).Select(text => text.ToString()).ToArray();

    /// <summary>Passes over all rows, reading nothing.</summary>
    public static int CountRows(IDataView view)
    {
        int rows = 0;
        using DataViewRowCursor cursor = view.GetRowCursor([]);
        while (cursor.MoveNext())
            rows++;
        return rows;
    }
}
