using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>A tensor of a golden file.</summary>
/// <param name="Shape">Axes, outermost first.</param>
/// <param name="Values">Row-major.</param>
public sealed record TorchTensor(int[] Shape, double[] Values)
{
    public Shape Axes => Shape switch
    {
        [int a] => new Shape(a),
        [int a, int b] => new Shape(a, b),
        [int a, int b, int c] => new Shape(a, b, c),
        _ => throw new InvalidOperationException($"A tensor of rank {Shape.Length} is not expected here."),
    };

    public float[] Floats => Array.ConvertAll(Values, value => (float)value);

    public int[] Ids => Array.ConvertAll(Values, value => (int)value);
}
