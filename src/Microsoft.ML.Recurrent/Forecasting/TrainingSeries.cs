using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>One series of the training data, scaled, with the scaling that was fitted on it.</summary>
/// <param name="Group">Its name; empty without a group column.</param>
/// <param name="Scaling">Fitted on its rows but those that are only watched; null for a constant series that is too short to learn from anyway.</param>
/// <param name="Values">[N, C], as the network sees them.</param>
/// <param name="Rows">N.</param>
internal sealed record TrainingSeries(string Group, SeriesScaling? Scaling, float[] Values, int Rows)
{
    /// <summary>Reads every series in one pass: a source may give other rows on the next one.</summary>
    public static List<TrainingSeries> ReadAll(IDataView data, LstmForecastOptions options, SeriesColumns binding, CancellationToken cancellation)
    {
        var all = new List<TrainingSeries>();
        var values = new List<float>();
        using DataViewRowCursor cursor = data.GetRowCursor(binding.All);
        var reader = new ChannelReader(cursor, binding.Values, "input");
        var order = new SeriesOrder(cursor, binding.Group, binding.Time, mayReturn: false);
        float[] row = new float[binding.Channels];
        string group = "";
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            if (order.Advance() && values.Count > 0)
                all.Add(Scale(group, values, options, binding));
            group = order.Group;
            reader.Read(row);
            if (options.LogTransform)
                CheckPositive(row, binding, cursor.Position);
            values.AddRange(row);
        }

        if (values.Count > 0)
            all.Add(Scale(group, values, options, binding));
        return all;
    }

    /// <summary>A hash of all series, as the network sees them.</summary>
    public static string Fingerprint(List<TrainingSeries> all)
    {
        using var fingerprint = new RowFingerprint();
        foreach (TrainingSeries series in all)
        {
            fingerprint.Add(series.Group);
            fingerprint.Add(series.Scaling?.Scaler.Offset);
            fingerprint.Add(series.Scaling?.Scaler.Scale);
            fingerprint.Add(series.Values);
        }

        return fingerprint.ToString();
    }

    internal static void CheckPositive(ReadOnlySpan<float> row, SeriesColumns binding, long position)
    {
        foreach (float value in row)
        {
            if (value <= 0)
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"Column '{binding.Values.Name}' is {value} in row {position}; LogTransform needs values above 0. Shift the series, or leave LogTransform off."));
            }
        }
    }

    private static TrainingSeries Scale(string group, List<float> values, LstmForecastOptions options, SeriesColumns binding)
    {
        int channels = binding.Channels;
        float[] series = values.ToArray();
        values.Clear();
        if (options.LogTransform)
        {
            for (int i = 0; i < series.Length; i++)
                series[i] = MathF.Log(series[i]);
        }

        string name = group.Length == 0 ? binding.Values.Name : $"{binding.Values.Name}' of group '{group}";
        var fit = new ScalerFit(options.Scaling, name, channels);
        int rows = series.Length / channels;
        int learnt = rows - ForecastExamples.WatchedRows(options, rows);
        for (int row = 0; row < learnt; row++)
            fit.Add(series.AsSpan(row * channels, channels));
        if (fit.IsConstant && rows < (long)options.WindowLength + options.Horizon)
            return new TrainingSeries(group, Scaling: null, series, rows);
        Scaler scaler = fit.Fit();
        for (int i = 0; i < series.Length; i++)
            series[i] = scaler.Apply(series[i], i % channels);
        return new TrainingSeries(group, new SeriesScaling(options.LogTransform, scaler), series, rows);
    }
}
