namespace Microsoft.ML.Data;

/// <summary>One pass over labels, scores and probabilities; rows with a NaN score do not count.</summary>
internal static class BinaryEvaluator
{
    public static CalibratedBinaryClassificationMetrics Evaluate(IDataView data, string labelColumnName, string scoreColumnName,
        string probabilityColumnName, string predictedLabelColumnName)
    {
        List<Row> rows = Read(data, labelColumnName, scoreColumnName, probabilityColumnName, predictedLabelColumnName);
        double positives = rows.Count(row => row.IsPositive), negatives = rows.Count - positives;
        if (positives == 0)
            throw Undefined("positive", "PosSample");
        if (negatives == 0)
            throw Undefined("negative", "NegSample");

        double found = rows.Count(row => row.IsPositive && row.Score > 0), wrong = rows.Count(row => !row.IsPositive && row.Score > 0);
        var matrix = new ConfusionMatrix([[found, positives - found], [wrong, negatives - wrong]]);
        double precision = matrix.PerClassPrecision[0], recall = matrix.PerClassRecall[0];
        double share = positives / rows.Count;
        return new CalibratedBinaryClassificationMetrics(
            auc: RocArea(rows, positives, negatives),
            accuracy: (found + negatives - wrong) / rows.Count,
            precision, recall, matrix.PerClassPrecision[1], matrix.PerClassRecall[1],
            f1Score: 2 * precision * recall / (precision + recall),
            auprc: PrecisionRecallArea(rows, positives),
            matrix,
            logLoss: rows.Average(row => -Math.Log2(row.IsPositive ? row.Probability : 1 - (double)row.Probability)),
            entropy: -share * Math.Log2(share) - (1 - share) * Math.Log2(1 - share));
    }

    private static List<Row> Read(IDataView data, string labelName, string scoreName, string probabilityName, string predictedName)
    {
        DataViewSchema.Column label = EvaluatedColumns.Find(data.Schema, labelName, "Label", BooleanDataViewType.Instance);
        DataViewSchema.Column score = EvaluatedColumns.Find(data.Schema, scoreName, "Score", NumberDataViewType.Single);
        DataViewSchema.Column probability = EvaluatedColumns.Find(data.Schema, probabilityName, "Probability", NumberDataViewType.Single);
        EvaluatedColumns.Find(data.Schema, predictedName, "PredictedLabel");
        var rows = new List<Row>();
        using DataViewRowCursor cursor = data.GetRowCursor([label, score, probability]);
        ValueGetter<bool> getLabel = cursor.GetGetter<bool>(label);
        ValueGetter<float> getScore = cursor.GetGetter<float>(score), getProbability = cursor.GetGetter<float>(probability);
        bool isPositive = false;
        float scored = 0, probable = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref isPositive);
            getScore(ref scored);
            getProbability(ref probable);
            if (!float.IsNaN(scored))
                rows.Add(new Row(isPositive, scored, probable));
        }
        return rows;
    }

    // Mann and Whitney: the positives' mean rank, ties at their middle.
    private static double RocArea(List<Row> rows, double positives, double negatives)
    {
        double ranks = 0, below = 0;
        foreach (IGrouping<float, Row> ties in rows.GroupBy(row => row.Score).OrderBy(group => group.Key))
        {
            int count = ties.Count();
            ranks += ties.Count(row => row.IsPositive) * (below + (count + 1) / 2.0);
            below += count;
        }
        return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
    }

    // Straight lines between the points after each row, from the highest score down.
    private static double PrecisionRecallArea(List<Row> rows, double positives)
    {
        double area = 0, found = 0, seen = 0, lastRecall = 0, lastPrecision = 1;
        foreach (Row row in rows.OrderByDescending(row => row.Score))
        {
            seen++;
            found += row.IsPositive ? 1 : 0;
            double recall = found / positives, precision = found / seen;
            area += (recall - lastRecall) * (precision + lastPrecision) / 2;
            (lastRecall, lastPrecision) = (recall, precision);
        }
        return area;
    }

    private static ArgumentOutOfRangeException Undefined(string side, string parameter)
        => new(parameter, $"AUC is not defined when there is no {side} class in the data");

    private readonly record struct Row(bool IsPositive, float Score, float Probability);
}
