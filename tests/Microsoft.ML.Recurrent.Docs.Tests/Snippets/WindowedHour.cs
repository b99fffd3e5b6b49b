using Microsoft.ML.Data;

namespace Docs.Snippets;

#region Rows.WindowedHour
internal sealed class WindowedHour
{
    [VectorType(24)]
    public float[] Last24 { get; set; } = [];

    public float Next { get; set; }
}
#endregion
