using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Evaluation;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>The denominators of MASE: for each series and channel the seasonal naive method's error within its own training rows.</summary>
internal static class MaseScales
{
    /// <exception cref="ArgumentException">There is one series, and its training rows give no scale.</exception>
    public static Dictionary<string, double[]> Of(IDataView training, ForecastEvaluationOptions options)
    {
        SeriesColumns columns = new SeriesColumns(training.Schema, options.ActualColumnName, options.GroupColumnName, options.TimeColumnName, KeyNaming.ValueOrNumber).CheckSpacing(options.Spacing);
        Panel panel = new PanelReader(columns, options.Spacing ?? Spacing.Irregular, options.Gaps ?? Gaps.Refuse).Read(training, CancellationToken.None);
        var naive = new SeasonalNaive(options.SeasonLength);
        if (options.GroupColumnName is null && panel.Series.Count == 0)
            _ = naive.TrainingError([]);
        return panel.Series.ToDictionary(
            series => series.Group,
            series => Enumerable.Range(0, columns.Channels).Select(channel => Scale(naive, Channel(series, channel, columns.Channels), options.GroupColumnName is not null || columns.Channels > 1)).ToArray(),
            StringComparer.Ordinal);
    }

    // Of many series some never change or have just begun; the others have a scale all the same.
    private static double Scale(SeasonalNaive naive, float[] values, bool isOneOfMany)
    {
        try
        {
            return naive.TrainingError(values);
        }
        catch (ArgumentException) when (isOneOfMany)
        {
            return double.NaN;
        }
    }

    private static float[] Channel(RawSeries series, int channel, int channels)
        => Enumerable.Range(0, series.Values.Count / channels).Select(row => series.Values[(row * channels) + channel]).ToArray();
}
