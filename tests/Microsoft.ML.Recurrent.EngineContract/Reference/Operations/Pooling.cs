using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>Sequences x [T, B, I] to one row each, over the L_b steps of row b; no step gives 0.</summary>
internal static class Pooling
{
    /// <summary><c>y[b, i] = (1/L_b)·Σₜ x[t, b, i]</c>.</summary>
    public static void Mean(double[] x, Shape shape, Lengths lengths, double[] y)
        => ForAll(shape, lengths, (from, to, length) => y[to] += x[from] / length);

    /// <summary><c>dx[t, b, i] += dy[b, i]/L_b</c>.</summary>
    public static void MeanBackward(double[] dy, Shape shape, Lengths lengths, double[] dx)
        => ForAll(shape, lengths, (from, to, length) => dx[from] += dy[to] / length);

    /// <summary><c>y[b, i] = maxₜ x[t, b, i]</c>.</summary>
    public static void Max(double[] x, Shape shape, Lengths lengths, double[] y)
    {
        int[] largest = Largest(x, shape, lengths);
        for (int k = 0; k < y.Length; k++)
            y[k] = largest[k] < 0 ? 0 : x[largest[k]];
    }

    /// <summary><c>dx[t, b, i] += dy[b, i]</c> for the first t with <c>x[t, b, i] = y[b, i]</c>.</summary>
    public static void MaxBackward(double[] x, double[] dy, Shape shape, Lengths lengths, double[] dx)
    {
        int[] largest = Largest(x, shape, lengths);
        for (int k = 0; k < dy.Length; k++)
        {
            if (largest[k] >= 0)
                dx[largest[k]] += dy[k];
        }
    }

    private static int[] Largest(double[] x, Shape shape, Lengths lengths)
    {
        int[] largest = [.. Enumerable.Repeat(-1, shape[1] * shape[2])];
        ForAll(shape, lengths, (from, to, _) =>
        {
            if (largest[to] < 0 || x[from] > x[largest[to]])
                largest[to] = from;
        });
        return largest;
    }

    private static void ForAll(Shape shape, Lengths lengths, Action<int, int, int> element)
    {
        (int T, int B, int I) = (shape[0], shape[1], shape[2]);
        for (int b = 0; b < B; b++)
        {
            for (int t = 0; t < lengths.Of(b, T); t++)
            {
                for (int i = 0; i < I; i++)
                    element((((t * B) + b) * I) + i, (b * I) + i, lengths.Of(b, T));
            }
        }
    }
}
