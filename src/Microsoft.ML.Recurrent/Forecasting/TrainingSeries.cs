using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>One series of the training data, scaled, with the scaling that was fitted on it.</summary>
/// <param name="Group">Its name; empty without a group column.</param>
/// <param name="Scaling">Fitted on its rows but those that are only watched; missing for a constant series that is too short to learn from.</param>
/// <param name="Values">[N, C], as the network sees them.</param>
/// <param name="Rows">N.</param>
/// <param name="Constants">Channels that do not change.</param>
internal sealed record TrainingSeries(string Group, SeriesScaling Scaling, float[] Values, int Rows, int Constants)
{
    private int Channels => Values.Length / Rows;

    /// <summary>Whether no channel changes, so that there is nothing to learn.</summary>
    public bool IsConstant => Constants == Channels;

    /// <summary>Scales all series of a panel.</summary>
    /// <exception cref="InvalidDataException">A series reaches too far for a Single; all such are named.</exception>
    public static List<TrainingSeries> ScaleAll(List<RawSeries> panel, LstmForecastOptions options, SeriesColumns columns)
    {
        var faults = new PanelFaults();
        var all = new List<TrainingSeries>(panel.Count);
        foreach (RawSeries series in panel)
        {
            try
            {
                all.Add(Scale(series, options, columns));
            }
            catch (InvalidDataException error)
            {
                faults.Add(series.Group, error);
            }
        }

        faults.ThrowIfAny(panel.Count);
        return all;
    }

    /// <summary>A hash of all series, as the network sees them.</summary>
    public static string Fingerprint(List<TrainingSeries> all)
    {
        using var fingerprint = new RowFingerprint();
        foreach (TrainingSeries series in all)
        {
            fingerprint.Add(series.Group);
            fingerprint.Add(series.Scaling.IsMissing ? null : series.Scaling.Scaler.Offset);
            fingerprint.Add(series.Scaling.IsMissing ? null : series.Scaling.Scaler.Scale);
            fingerprint.Add(series.Values);
        }

        return fingerprint.ToString();
    }

    /// <exception cref="InvalidDataException">A value has no logarithm.</exception>
    public static void CheckPositive(ReadOnlySpan<float> row, SeriesColumns columns, long position)
    {
        foreach (float value in row)
        {
            if (value <= 0)
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"Column '{columns.Values.Name}' is {value} in row {position}; LogTransform needs values above 0. Shift the series, or leave LogTransform off."));
            }
        }
    }

    private static TrainingSeries Scale(RawSeries raw, LstmForecastOptions options, SeriesColumns columns)
    {
        int channels = columns.Channels;
        float[] values = raw.Values.ToArray();
        if (options.LogTransform)
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = MathF.Log(values[i]);
        }

        string name = raw.Group.Length == 0 ? columns.Values.Name : $"{columns.Values.Name}' of group '{raw.Group}";
        int rows = values.Length / channels;
        ScalerFit fit = Fit(rows - ForecastExamples.WatchedRows(options, rows));
        // Watched rows tell nothing, not even a scale; but a series that begins to move in them would be taken for a constant.
        if (fit.Constants > 0)
            fit = Fit(rows);
        if (fit.Constants == channels && rows < (long)options.WindowLength + options.Horizon)
            return new TrainingSeries(raw.Group, SeriesScaling.Missing, values, rows, fit.Constants);
        Scaler scaler = fit.FitWithConstants();
        for (int i = 0; i < values.Length; i++)
            values[i] = scaler.Apply(values[i], i % channels);
        for (int channel = 0; channel < channels; channel++)
        {
            if (scaler.IsConstant(channel))
                scaler.Offset[channel] = raw.Values[channel];
        }

        return new TrainingSeries(raw.Group, new SeriesScaling(options.LogTransform, scaler), values, rows, fit.Constants);

        ScalerFit Fit(int learnt)
        {
            var scalerFit = new ScalerFit(options.Scaling, name, channels);
            for (int row = 0; row < learnt; row++)
                scalerFit.Add(values.AsSpan(row * channels, channels));
            return scalerFit;
        }
    }
}
