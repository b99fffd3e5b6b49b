namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>Rows whose column is a key of what it held.</summary>
internal static class Keyed
{
    public static IDataView By(this IDataView rows, MLContext ml, string column)
        => ml.Transforms.Conversion.MapValueToKey(column, column).Fit(rows).Transform(rows);
}
