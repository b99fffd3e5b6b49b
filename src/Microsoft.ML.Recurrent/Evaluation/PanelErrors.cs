namespace Microsoft.ML.Recurrent.Evaluation;

/// <summary>Gathers the errors of a panel's forecasts, series after series.</summary>
/// <param name="horizon">F.</param>
/// <param name="channels">C.</param>
internal sealed class PanelErrors(int horizon, int channels)
{
    private readonly Dictionary<string, ForecastMetrics> _groups = new(StringComparer.Ordinal);
    private readonly ForecastErrorSums[] _steps = new ForecastErrorSums[horizon];
    private readonly ForecastErrorSums[] _channels = new ForecastErrorSums[channels];
    private readonly ForecastErrorSums[] _series = new ForecastErrorSums[horizon * channels];
    private ForecastErrorSums _all;

    /// <summary>Takes in a step of the series that is read.</summary>
    public void Add(int step, int channel, float actual, float forecast) => _series[(step * channels) + channel].Add(actual, forecast);

    /// <summary>The series has been read.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="scales">Denominators of MASE, by channel; NaN where there is none.</param>
    public void EndSeries(string name, ReadOnlySpan<double> scales)
    {
        ForecastErrorSums series = default;
        for (int i = 0; i < _series.Length; i++)
        {
            ForecastErrorSums sums = _series[i].With(scales[i % channels]);
            _steps[i / channels].Add(sums);
            _channels[i % channels].Add(sums);
            series.Add(sums);
        }

        _all.Add(series);
        _groups[name] = series.ToMetrics();
        Array.Clear(_series);
    }

    /// <exception cref="InvalidOperationException">No step had both an actual value and a forecast.</exception>
    public PanelMetrics ToMetrics() => new(
        _all.Count > 0 ? _all.ToMetrics() : throw ForecastErrorAccumulator.NoStep(_all.SkippedCount),
        _groups,
        Array.ConvertAll(_steps, sums => sums.ToMetrics()),
        Array.ConvertAll(_channels, sums => sums.ToMetrics()));
}
