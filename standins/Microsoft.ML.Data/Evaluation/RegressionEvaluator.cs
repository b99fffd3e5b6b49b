namespace Microsoft.ML.Data;

/// <summary>One pass over labels and scores.</summary>
internal static class RegressionEvaluator
{
    public static RegressionMetrics Evaluate(IDataView data, string labelColumnName, string scoreColumnName)
    {
        DataViewSchema.Column labelColumn = Find(data.Schema, labelColumnName, "Label");
        DataViewSchema.Column scoreColumn = Find(data.Schema, scoreColumnName, "Score");
        double count = 0, absolute = 0, squared = 0, sum = 0, sumOfSquares = 0;
        using (DataViewRowCursor cursor = data.GetRowCursor([labelColumn, scoreColumn]))
        {
            ValueGetter<float> getLabel = cursor.GetGetter<float>(labelColumn), getScore = cursor.GetGetter<float>(scoreColumn);
            float label = 0, score = 0;
            while (cursor.MoveNext())
            {
                getLabel(ref label);
                getScore(ref score);
                if (float.IsNaN(label) || float.IsNaN(score))
                    continue;
                double error = (double)label - score;
                count++;
                absolute += Math.Abs(error);
                squared += error * error;
                sum += label;
                sumOfSquares += (double)label * label;
            }
        }
        if (count == 0)
            return new RegressionMetrics(0, 0, 0, 0, 0);
        double mean = squared / count, scatter = sumOfSquares - sum * sum / count;
        double rSquared = scatter > 0 ? 1 - squared / scatter : double.NaN;
        return new RegressionMetrics(absolute / count, mean, Math.Sqrt(mean), mean, rSquared);
    }

    private static DataViewSchema.Column Find(DataViewSchema schema, string name, string role)
    {
        DataViewSchema.Column column = schema.GetColumnOrNull(name)
            ?? throw new ArgumentOutOfRangeException(nameof(schema), $"{role} column '{name}' not found");
        return column.Type.Equals(NumberDataViewType.Single) ? column : throw new ArgumentOutOfRangeException(nameof(schema),
            $"Schema mismatch for {role.ToLowerInvariant()} column '{name}': expected Single, got {column.Type}");
    }
}
