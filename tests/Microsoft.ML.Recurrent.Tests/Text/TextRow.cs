namespace Microsoft.ML.Recurrent.Tests.Text;

/// <summary>One text.</summary>
internal sealed class TextRow
{
    public string? Text { get; set; }

    public static IDataView View(MLContext ml, params string?[] texts)
        => ml.Data.LoadFromEnumerable(texts.Select(text => new TextRow { Text = text }).ToList());
}
