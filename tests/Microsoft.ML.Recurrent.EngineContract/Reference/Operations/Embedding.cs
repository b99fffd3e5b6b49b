using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>Rows of a table by id. A repeated id sums its gradients.</summary>
internal static class Embedding
{
    /// <summary><c>y[n, i] = E[ids[n], i]</c>.</summary>
    public static void Forward(int[] ids, double[] table, Shape shape, double[] y)
    {
        Expect.Ids(ids, shape[0], "rows in the table");
        int width = shape[1];
        for (int n = 0; n < ids.Length; n++)
        {
            for (int i = 0; i < width; i++)
                y[(n * width) + i] = table[(ids[n] * width) + i];
        }
    }

    /// <summary><c>dE[ids[n], i] += dy[n, i]</c>.</summary>
    public static void Backward(int[] ids, int width, double[] dy, double[] dTable)
    {
        for (int n = 0; n < ids.Length; n++)
        {
            for (int i = 0; i < width; i++)
                dTable[(ids[n] * width) + i] += dy[(n * width) + i];
        }
    }
}
