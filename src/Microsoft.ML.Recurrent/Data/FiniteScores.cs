namespace Microsoft.ML.Recurrent.Data;

/// <summary>Refuses answers that are no numbers: a finite input far outside the training's range, or weights that went astray, may overflow on the way.</summary>
internal static class FiniteScores
{
    /// <param name="scores">What is given out for a row.</param>
    /// <param name="row">The row's number, from 0.</param>
    /// <param name="columnName">What it was computed from.</param>
    /// <exception cref="InvalidDataException">A number is NaN or infinite.</exception>
    public static void Check(ReadOnlySpan<float> scores, long row, string columnName)
    {
        foreach (float score in scores)
        {
            if (!float.IsFinite(score))
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"The model answers {score} to row {row}, the first row being 0: column '{columnName}' is too far from what was trained on, or the weights are too large. Bring the column to the training's range, or train again with a lower learning rate."));
            }
        }
    }
}
