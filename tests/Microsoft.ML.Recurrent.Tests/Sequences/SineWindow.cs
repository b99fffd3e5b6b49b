using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Tests.Sequences;

internal sealed class SineWindow
{
    [VectorType(NoisySine.Lags)]
    public float[] History { get; set; } = [];

    public float Next { get; set; }
}
