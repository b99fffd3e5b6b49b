using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Divides rows at random: a row's draw is a function of its id and the seed, so that every pass draws alike.</summary>
internal static class RowSplit
{
    /// <summary>The rows whose draw lies in [lower, upper) as the test set, the others as the training set.</summary>
    public static DataOperationsCatalog.TrainTestData Parts(IHostEnvironment env, IDataView data, double lower, double upper,
        string samplingKeyColumn, int? seed)
    {
        RefuseKey(samplingKeyColumn);
        return Parts(env, data, lower, upper, seed ?? env.Register(nameof(RowSplit)).Rand.Next());
    }

    public static IEnumerable<DataOperationsCatalog.TrainTestData> Folds(IHostEnvironment env, IDataView data, int folds,
        string samplingKeyColumn, int? seed)
    {
        RefuseKey(samplingKeyColumn);
        int drawn = seed ?? env.Register(nameof(RowSplit)).Rand.Next();
        return Enumerable.Range(0, folds).Select(i => Parts(env, data, i / (double)folds, (i + 1) / (double)folds, drawn));
    }

    private static DataOperationsCatalog.TrainTestData Parts(IHostEnvironment env, IDataView data, double lower, double upper, int seed)
        => new(new DrawnRowsDataView(env, data, draw => draw < lower || draw >= upper, seed),
            new DrawnRowsDataView(env, data, draw => draw >= lower && draw < upper, seed));

    private static void RefuseKey(string samplingKeyColumn)
    {
        if (samplingKeyColumn is not null)
            throw new NotSupportedException("This stand-in of ML.NET splits single rows only; give no sampling key column.");
    }
}
