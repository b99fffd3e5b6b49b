namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>The same affine map on every row: <c>y = x·Wᵀ + b</c>.</summary>
internal static class LinearRows
{
    /// <summary><c>y[r] = W·x[r] + b</c>.</summary>
    public static void Forward(AffineMap map, double[] x, double[] y)
    {
        for (int r = 0; r < y.Length / map.Outputs; r++)
            map.Forward(Row(x, r, map.Inputs)).CopyTo(Row(y, r, map.Outputs));
    }

    /// <summary><c>dx[r] += Wᵀ·dy[r]</c>, <c>dW += Σᵣ dy[r]·x[r]ᵀ</c>, <c>db += Σᵣ dy[r]</c>.</summary>
    public static void Backward(AffineMap map, double[] x, double[] dy, double[] dx)
    {
        for (int r = 0; r < dy.Length / map.Outputs; r++)
            map.Backward(Row(x, r, map.Inputs), Row(dy, r, map.Outputs), Row(dx, r, map.Inputs));
    }

    private static Span<double> Row(double[] matrix, int row, int width) => matrix.AsSpan(row * width, width);
}
