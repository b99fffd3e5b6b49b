namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>The border between the engine's doubles and the interface's floats.</summary>
internal static class Numbers
{
    public static void Narrow(ReadOnlySpan<double> from, Span<float> to)
    {
        RequireLength(to.Length, from.Length);
        for (int k = 0; k < from.Length; k++)
            to[k] = (float)from[k];
    }

    public static void Widen(ReadOnlySpan<float> from, Span<double> to)
    {
        RequireLength(from.Length, to.Length);
        for (int k = 0; k < from.Length; k++)
            to[k] = from[k];
    }

    public static void RequireLength(int given, int needed)
    {
        if (given != needed)
            throw new ArgumentException($"The span holds {given} numbers; the tensor has {needed}. Pass a span of {needed}.");
    }
}
