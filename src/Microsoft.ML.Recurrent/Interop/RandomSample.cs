using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Recurrent.Interop;

/// <summary>Recognises the parts that ML.NET's own random splits give: of a series they hold rows that are no neighbours.</summary>
internal static class RandomSample
{
    /// <exception cref="InvalidOperationException">The view is a part of a random split, and its spacing was not said to be irregular.</exception>
    public static void Refuse(IDataView data, Spacing? spacing, string what)
    {
        if (spacing is { IsRegular: false } || !Is(data))
            return;
        throw new InvalidOperationException(
            $"{what} is given a part of a random split (CrossValidate or TrainTestSplit): rows of a series were taken out at random, so that the next row of the view is not the next in time. "
            + "Split with mlContext.Recurrent().SplitByTime(...); or, where whole series are to be kept apart, name their column as samplingKeyColumnName. With a time column, Spacing.Irregular takes the rows as they come.");
    }

    // Such a split draws a number for each row, and keeps the rows in a range of it. A key of the user's is hashed instead.
    private static bool Is(IDataView data)
    {
        bool isFiltered = false;
        for (IDataView? view = data; view is not null; view = (view as IDataTransform)?.Source)
        {
            if (view is GenerateNumberTransform && isFiltered)
                return true;
            isFiltered |= view is RangeFilter;
        }

        return false;
    }
}
