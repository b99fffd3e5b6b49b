namespace Microsoft.ML.Recurrent.Data.Time;

/// <summary>The spacing of a training: the one that was named, or the one that its rows have.</summary>
/// <param name="Spacing">Irregular where gaps cannot be found.</param>
/// <param name="Remark">What the log should say of it; null for nothing.</param>
internal sealed record LearntSpacing(Spacing Spacing, string? Remark)
{
    /// <summary>Whether the remark is a warning: gaps will not be found.</summary>
    public bool IsWarning => Remark is not null && !Spacing.IsRegular;

    /// <exception cref="InvalidDataException">Gaps are to be filled, and there is no spacing that would show them.</exception>
    public static LearntSpacing Of(SpacingLearning learning, string timeColumn, Gaps gaps)
    {
        (Spacing spacing, double share) = learning.Learn();
        if (spacing.IsRegular)
            return new LearntSpacing(spacing, FormattableString.Invariant($"Time column '{timeColumn}': {spacing}, as in {share:p1} of {learning.Steps} steps. Other rows are held to it; Spacing names another."));
        string found = learning.Steps == 0
            ? $"The rows of time column '{timeColumn}' do not tell how far apart they are: no series has two."
            : FormattableString.Invariant($"The rows of time column '{timeColumn}' have no regular spacing: the commonest step covers {share:p1} of {learning.Steps} steps, and {SpacingLearning.NeededShare:p0} are needed.{TimeRule.Precision(learning.Last)}");
        if (gaps != Gaps.Refuse)
            throw new InvalidDataException($"{found} Gaps is {gaps}, and without a spacing no gap can be found. Name Spacing, such as Spacing.Day.");
        return new LearntSpacing(spacing, $"{found} Missing rows will not be noticed. Name Spacing, such as Spacing.Day, to have them refused, or Spacing.Irregular if rows come at any time.");
    }

    /// <summary>The spacing of a view's rows, in one pass.</summary>
    /// <exception cref="InvalidDataException">A row is out of order, or gaps are to be filled and there is no spacing that would show them.</exception>
    public static LearntSpacing Of(IDataView data, SeriesColumns columns, Gaps gaps)
    {
        var learning = new SpacingLearning();
        using DataViewRowCursor cursor = data.GetRowCursor(columns.OrderColumns.DistinctBy(column => column.Index).ToArray());
        SeriesOrder order = columns.Follow(cursor, TimeRule.Ascending, mayReturn: false);
        Moment before = default;
        while (cursor.MoveNext())
        {
            if (!order.Advance())
                learning.Add(before, order.Time);
            before = order.Time;
        }

        return Of(learning, columns.Time!.Value.Name, gaps);
    }
}
