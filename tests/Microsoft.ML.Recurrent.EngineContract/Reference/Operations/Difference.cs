namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary><c>y = a − b</c>, element by element.</summary>
internal static class Difference
{
    public static void Forward(double[] a, double[] b, double[] y)
    {
        for (int k = 0; k < y.Length; k++)
            y[k] = a[k] - b[k];
    }

    /// <summary><c>da += dy</c>, <c>db −= dy</c>; a and b may be one tensor.</summary>
    public static void Backward(double[] dy, double[] da, double[] db)
    {
        for (int k = 0; k < dy.Length; k++)
        {
            da[k] += dy[k];
            db[k] -= dy[k];
        }
    }
}
