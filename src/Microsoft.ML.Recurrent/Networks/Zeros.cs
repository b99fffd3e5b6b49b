namespace Microsoft.ML.Recurrent.Networks;

/// <summary>Zeros for whoever needs some: shared by all threads, never written.</summary>
internal static class Zeros
{
    private static float[] s_zeros = new float[4096];

    public static ReadOnlySpan<float> Span(int count)
    {
        float[] zeros = s_zeros;
        if (zeros.Length < count)
            s_zeros = zeros = new float[count]; // two threads may both grow it; either array serves
        return zeros.AsSpan(0, count);
    }
}
