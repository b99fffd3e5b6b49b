namespace Microsoft.ML.Data;

/// <summary>One pass over key labels and score vectors; rows with a missing label or a NaN score do not count.</summary>
internal static class MulticlassEvaluator
{
    private const double SmallestProbability = 1e-15;

    public static MulticlassClassificationMetrics Evaluate(IDataView data, string labelColumnName, string scoreColumnName, string predictedLabelColumnName)
    {
        DataViewSchema.Column label = EvaluatedColumns.Find(data.Schema, labelColumnName, "Label");
        if (label.Type is not KeyDataViewType key || key.RawType != typeof(uint))
            throw EvaluatedColumns.Mismatch(label, "Label", "Key<UInt32>");
        DataViewSchema.Column score = EvaluatedColumns.Find(data.Schema, scoreColumnName, "Score");
        if (score.Type is not VectorDataViewType { Size: >= 2 } vector || vector.ItemType != NumberDataViewType.Single)
            throw EvaluatedColumns.Mismatch(score, "Score", "Vector<Single> of two or more items");
        EvaluatedColumns.Find(data.Schema, predictedLabelColumnName, "PredictedLabel");

        int classes = vector.Size;
        double[][] counts = Enumerable.Range(0, classes).Select(_ => new double[classes]).ToArray();
        var losses = new double[classes];
        using (DataViewRowCursor cursor = data.GetRowCursor([label, score]))
        {
            ValueGetter<uint> getLabel = cursor.GetGetter<uint>(label);
            ValueGetter<VBuffer<float>> getScore = cursor.GetGetter<VBuffer<float>>(score);
            uint actual = 0;
            VBuffer<float> scores = default;
            while (cursor.MoveNext())
            {
                getLabel(ref actual);
                getScore(ref scores);
                float[] dense = scores.DenseValues().ToArray();
                if (actual == 0 || dense.Any(float.IsNaN))
                    continue;
                counts[actual - 1][Array.IndexOf(dense, dense.Max())]++;
                losses[actual - 1] -= Math.Log(Math.Max(dense[actual - 1], SmallestProbability));
            }
        }
        return Sum(counts, losses);
    }

    private static MulticlassClassificationMetrics Sum(double[][] counts, double[] losses)
    {
        double[] rows = counts.Select(row => row.Sum()).ToArray();
        double all = rows.Sum(), right = counts.Select((row, k) => row[k]).Sum();
        if (all == 0)
            return new MulticlassClassificationMetrics(0, 0, 0, double.NaN, losses, new ConfusionMatrix(counts));
        double prior = -rows.Where(count => count > 0).Sum(count => count / all * Math.Log(count / all));
        double logLoss = losses.Sum() / all;
        var matrix = new ConfusionMatrix(counts);
        return new MulticlassClassificationMetrics(
            accuracyMicro: right / all,
            accuracyMacro: matrix.PerClassRecall.Where((_, k) => rows[k] > 0).Average(),
            logLoss,
            logLossReduction: (prior - logLoss) / prior,
            perClassLogLoss: losses.Select((loss, k) => rows[k] == 0 ? 0 : loss / rows[k]).ToArray(),
            matrix);
    }
}
