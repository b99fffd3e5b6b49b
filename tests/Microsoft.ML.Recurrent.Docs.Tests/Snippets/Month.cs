using Microsoft.ML.Data;

namespace Docs.Snippets;

#region Rows.Month
internal sealed class Month
{
    [LoadColumn(1)]
    public float Passengers { get; set; }    // in thousands
}
#endregion
