using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Files;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Persistence;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>Follows one series as it happens: observes a row in constant time, and forecasts whenever asked.</summary>
/// <remarks>Not for several threads at once; make one engine per series, all over the same model. Forecasts equal those of
/// <see cref="LstmForecastTransformer.Transform"/> bit for bit.</remarks>
public sealed class ForecastEngine
{
    // A row per microsecond for a century: a file that says more is damaged, and counting on would overflow.
    private const long MaximumObserved = 1L << 52;

    private readonly ForecastModel _model;
    private readonly string _series;
    private readonly SeriesScaling _scaling;
    private readonly ForecastHistory _history;
    private readonly NetworkScorer _scorer;
    private readonly float[] _references;
    private readonly Lazy<string> _fingerprint;

    internal ForecastEngine(ForecastModel model, string series)
    {
        (_model, _series) = (model, series);
        _scaling = model.ScalingOf(series);
        _history = new ForecastHistory(model);
        _history.Begin(_scaling);
        _scorer = new NetworkScorer(model.Network, capacity: 1);
        _references = new float[model.ForecastSize];
        _fingerprint = new Lazy<string>(() => model.Fingerprint(series));
    }

    /// <summary>Rows observed so far.</summary>
    public long ObservedCount => _history.Observed;

    /// <summary>Whether a whole look-back has been observed, so that forecasts are numbers.</summary>
    public bool IsReady => _history.IsComplete;

    /// <summary>Takes in the next row of a series of one value per row. O(1).</summary>
    /// <param name="value">The row after the last one, in the series' unit.</param>
    /// <exception cref="ArgumentException">The series has more values per row, or the value is not finite, or not above 0 where the model takes logarithms.</exception>
    public void Observe(float value) => Observe([value]);

    /// <summary>Takes in the next row, C values. O(1).</summary>
    /// <param name="row">[C], in the order of the input column and in the series' unit.</param>
    /// <inheritdoc cref="Observe(float)" path="/exception"/>
    public void Observe(ReadOnlySpan<float> row)
    {
        if (row.Length != _model.Channels)
            throw new ArgumentException($"The row has {row.Length} values; the model was trained on {_model.Channels} per row. Give as many.", nameof(row));
        foreach (float value in row)
        {
            if (!float.IsFinite(value) || (_model.Options.LogTransform && value <= 0))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Row {ObservedCount} holds {value}; the model needs finite numbers{(_model.Options.LogTransform ? " above 0" : "")}. Fill the gap before observing."), nameof(row));
            }
        }

        _history.Observe(row);
    }

    /// <summary>Forecasts the rows after the last observed one. O(look-back).</summary>
    /// <returns>[F, C] row-major, element 0 one row ahead, in the series' unit; NaN until <see cref="IsReady"/>.</returns>
    /// <exception cref="InvalidDataException">The forecast overflows: what was observed is too far from what the model was trained on.</exception>
    public float[] Forecast()
    {
        float[] forecast = new float[_model.ForecastSize];
        if (!IsReady)
        {
            Array.Fill(forecast, float.NaN);
            return forecast;
        }

        _history.Prepare(_scorer, slot: 0, _references);
        _scorer.Score(1);
        _history.Finish(_scaling, _scorer.Result(0), _references, forecast);
        FiniteScores.Check(forecast, ObservedCount - 1, _model.Options.InputColumnName);
        return forecast;
    }

    /// <summary>Writes the state beside the path, flushes it, and moves it into place: an older file stays whole whatever happens.</summary>
    /// <param name="path">The file; its folder must exist. One of that name is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or null.</exception>
    public void SaveCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var checkpoint = new ForecastCheckpoint
        {
            Model = _fingerprint.Value,
            Series = _series,
            WindowLength = _model.Options.WindowLength,
            Channels = _model.Channels,
            Observed = _history.Observed,
            Rows = _history.Kept(),
        };
        AtomicFile.Write("checkpoint", path, stream => ModelDocument.Write(stream, checkpoint, ForecastJson.Default.ForecastCheckpoint));
    }

    /// <summary>Takes back a state that <see cref="SaveCheckpoint"/> wrote with the same model.</summary>
    /// <param name="path">The file. What this engine has observed is forgotten.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or was written for another series or model; the engine stays as it was.</exception>
    /// <exception cref="FormatException">The file is of a newer format than this library reads.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or null.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public void RestoreCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        ForecastCheckpoint checkpoint = ModelDocument.Read(stream, ForecastJson.Default.ForecastCheckpoint, ForecastCheckpoint.FromFormat1,
            $"The checkpoint '{path}'", "restore an older one, or observe the series again");
        Match("Series", checkpoint.Series, _series);
        Match("WindowLength", checkpoint.WindowLength, _model.Options.WindowLength);
        Match("Channels", checkpoint.Channels, _model.Channels);
        Match("Model", checkpoint.Model, _fingerprint.Value);
        long kept = Math.Min(checkpoint.Observed, _model.Options.WindowLength) * _model.Channels;
        if (checkpoint.Observed is < 0 or > MaximumObserved || checkpoint.Rows.Length != kept || !Array.TrueForAll(checkpoint.Rows, float.IsFinite))
            throw new InvalidDataException($"The checkpoint '{path}' claims {checkpoint.Observed} rows observed but keeps {checkpoint.Rows.Length} numbers; {kept} finite ones are needed. The file is damaged; restore an older one, or observe the series again.");
        _history.Restore(_scaling, checkpoint.Observed, checkpoint.Rows);

        void Match<T>(string field, T found, T needed) where T : IEquatable<T>
        {
            if (!found.Equals(needed))
                throw new InvalidDataException($"The checkpoint '{path}' has {field} '{found}'; this engine has '{needed}'. Restore it into an engine of the same model and series.");
        }
    }
}
