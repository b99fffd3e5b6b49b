namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>How many rows a classifier has right.</summary>
internal static class Accuracy
{
    public static int Correct(ITextScorer scorer, IReadOnlyList<TextExample> rows) => Correct(scorer.Score([.. rows.Select(row => row.Text)]), rows);

    public static int Correct(float[] scores, IReadOnlyList<TextExample> rows)
    {
        if (scores.Length != rows.Count || scores.Any(float.IsNaN))
            throw new InvalidOperationException($"{rows.Count} texts got {scores.Length} scores, {scores.Count(float.IsNaN)} of them NaN; each text needs one number.");
        return rows.Where((row, i) => row.IsPositive == scores[i] > 0).Count();
    }
}
