namespace Microsoft.ML.Recurrent.Networks;

/// <summary>Random vectors of length 1 at right angles to each other: normal ones, orthogonalized by Gram and Schmidt.</summary>
internal static class OrthonormalBasis
{
    /// <param name="random">Where the normal numbers come from.</param>
    /// <param name="firstIndex">The first one's index.</param>
    /// <param name="count">Vectors, at most <paramref name="length"/>.</param>
    /// <param name="length">Numbers per vector.</param>
    public static double[][] Draw(SeedSequence random, long firstIndex, int count, int length)
    {
        double[][] basis = new double[count][];
        for (int c = 0; c < count; c++)
        {
            double[] vector = new double[length];
            for (int r = 0; r < length; r++)
                vector[r] = random.Normal(firstIndex + (long)c * length + r);

            // Twice is enough: the second pass removes what rounding left. Giraud et al. (2005), doi:10.1007/s00211-005-0615-4.
            for (int pass = 0; pass < 2; pass++)
            {
                for (int k = 0; k < c; k++)
                    Subtract(vector, basis[k], Dot(vector, basis[k]));
            }

            double norm = Math.Sqrt(Dot(vector, vector));
            for (int r = 0; r < length; r++)
                vector[r] /= norm;
            basis[c] = vector;
        }

        return basis;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static void Subtract(double[] from, double[] direction, double factor)
    {
        for (int i = 0; i < from.Length; i++)
            from[i] -= factor * direction[i];
    }
}
