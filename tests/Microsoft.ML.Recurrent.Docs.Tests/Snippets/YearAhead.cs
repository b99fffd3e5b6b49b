using Microsoft.ML.Data;

namespace Docs.Snippets;

#region Rows.YearAhead
internal sealed class YearAhead
{
    [VectorType(12)]
    public float[] Forecast { get; set; } = [];
}
#endregion
