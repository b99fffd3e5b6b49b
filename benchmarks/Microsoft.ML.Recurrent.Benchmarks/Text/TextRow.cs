namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>An example as a row of a view.</summary>
internal sealed class TextRow
{
    public string Text { get; set; } = "";

    public bool IsPositive { get; set; }

    public static IDataView View(MLContext ml, IEnumerable<TextExample> rows)
        => ml.Data.LoadFromEnumerable(rows.Select(row => new TextRow { Text = row.Text, IsPositive = row.IsPositive }));
}
