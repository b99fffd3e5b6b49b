using Microsoft.ML.Data;

namespace Docs.Snippets;

#region Rows.WeekAhead
internal sealed class WeekAhead
{
    public string Shop { get; set; } = "";

    [VectorType(7)]
    public float[] Forecast { get; set; } = [];
}
#endregion
