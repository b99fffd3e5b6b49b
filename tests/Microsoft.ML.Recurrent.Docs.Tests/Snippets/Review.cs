using Microsoft.ML.Data;

namespace Docs.Snippets;

#region Rows.Review
internal sealed class Review
{
    [LoadColumn(0)]
    public string Text { get; set; } = "";

    [LoadColumn(1)]
    public bool Positive { get; set; }

    [LoadColumn(2)]
    public string Subject { get; set; } = "";
}
#endregion
