using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Recurrent.Interop;

/// <summary>Recognises views in which ML.NET itself has put rows in random order or taken some out at random: of a series they hold rows that are no neighbours.</summary>
internal static class RandomSample
{
    /// <exception cref="InvalidOperationException">The view is such a one, and its spacing was not said to be irregular.</exception>
    public static void Refuse(IDataView data, Spacing? spacing, string what)
    {
        if (spacing is { IsRegular: false } || Found(data) is not { } found)
            return;
        throw new InvalidOperationException(
            $"{what} is given {found}, so that the next row of the view is not the next in time. "
            + "Split with mlContext.Recurrent().SplitByTime(...); or, where whole series are to be kept apart, name their column as samplingKeyColumnName. With a time column, Spacing.Irregular takes the rows as they come.");
    }

    // A random split draws a number for each row, and keeps the rows in a range of it. A key of the user's is hashed instead.
    private static string? Found(IDataView data)
    {
        bool isFiltered = false;
        for (IDataView? view = data; view is not null; view = (view as IDataTransform)?.Source)
        {
            switch (view)
            {
                case RowShufflingTransformer:
                    return "shuffled rows (ShuffleRows)";
                case BootstrapSamplingTransformer:
                    return "a bootstrap sample of rows";
                case GenerateNumberTransform when isFiltered:
                    return "a part of a random split (CrossValidate or TrainTestSplit)";
            }

            isFiltered |= view is RangeFilter;
        }

        return null;
    }
}
