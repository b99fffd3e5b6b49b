namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>The accuracy that the recurrent classifier has to reach on a test part.</summary>
internal static class TextBars
{
    private const double HalfPoint = 0.005;

    /// <summary>A fixed bar above the linear models where recurrence has room; elsewhere the best baseline of the same run less half a point.</summary>
    public static double Bar(string set, double bestBaseline) => set switch
    {
        "imdb" => 0.905,
        "sst2" => 0.840,
        _ => bestBaseline - HalfPoint,
    };
}
