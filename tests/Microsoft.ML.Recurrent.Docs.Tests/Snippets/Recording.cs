using Microsoft.ML.Data;

namespace Docs.Snippets;

#region Rows.Recording
internal sealed class Recording
{
    [VectorType(20, 2)]
    public float[] Steps { get; set; } = [];    // 20 steps of 2 sensors: step 0's two numbers first

    public bool Faulty { get; set; }

    public string State { get; set; } = "";

    public float Wear { get; set; }
}
#endregion
