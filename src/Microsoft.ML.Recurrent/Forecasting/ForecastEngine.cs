using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;
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
    private Moment? _time;

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

    /// <summary>Rows observed so far, those that filled gaps included.</summary>
    public long ObservedCount => _history.Observed;

    /// <summary>Whether a whole look-back has been observed, so that forecasts are numbers. Never true for a series that was too short in training to have a scale.</summary>
    public bool IsReady => _history.IsComplete;

    /// <summary>Takes in the next row of a series of one value per row. O(1). That it is the next one in time is taken on trust; <see cref="Observe(float, SeriesTime)"/> checks.</summary>
    /// <param name="value">The row after the last one, in the series' unit.</param>
    /// <exception cref="ArgumentException">The series has more values per row, or the value is not finite, or not above 0 where the model takes logarithms.</exception>
    /// <exception cref="InvalidOperationException">The rows before were told with their times.</exception>
    public void Observe(float value) => Observe([value]);

    /// <summary>Takes in the next row, C values. O(1).</summary>
    /// <param name="row">[C], in the order of the input column and in the series' unit.</param>
    /// <inheritdoc cref="Observe(float)" path="/exception"/>
    public void Observe(ReadOnlySpan<float> row)
    {
        if (_time is { } last)
            throw new InvalidOperationException($"The row before was observed with its time, {last}; without one it cannot be told whether rows are missing. Give each row its time.");
        Check(row);
        _history.Observe(row, missing: 0);
    }

    /// <summary>Takes in a row of a series of one value per row, and holds its time to the model's spacing. O(1) where no row is missing.</summary>
    /// <param name="value">The row, in the series' unit.</param>
    /// <param name="time">When it was, as the model's time column would hold it.</param>
    /// <exception cref="ArgumentException">The series has more values per row; the value is not finite, or not above 0 where the model takes logarithms; or the time is of another type than
    /// the model's.</exception>
    /// <exception cref="InvalidDataException">The time is not after that of the row before, or leaves a gap that is refused. The engine stays as it was, and may be given the row that is missing.</exception>
    /// <exception cref="InvalidOperationException">The model has no time column, or rows were observed without their times.</exception>
    public void Observe(float value, SeriesTime time) => Observe([value], time);

    /// <summary>Takes in a row, C values, and holds its time to the model's spacing. O(1) where no row is missing.</summary>
    /// <param name="row">[C], in the order of the input column and in the series' unit.</param>
    /// <param name="time">When it was, as the model's time column would hold it.</param>
    /// <inheritdoc cref="Observe(float, SeriesTime)" path="/exception"/>
    public void Observe(ReadOnlySpan<float> row, SeriesTime time)
    {
        Moment found = Typed(time.Moment);
        Check(row);
        int missing = _time is { } before
            ? _model.Options.TimeRule.MissingBetween(before, found, new RowPlace(_model.Options.TimeColumnName!, ObservedCount, _model.Options.GroupColumnName is null ? null : _series))
            : 0;
        _history.Observe(row, missing);
        _time = found;
    }

    private Moment Typed(Moment time)
    {
        if (_model.Options.TimeColumnName is not { } name)
            throw new InvalidOperationException("The model was trained without a time column, so that times tell it nothing. Observe the rows without, or train with TimeColumnName.");
        if (_time is null && ObservedCount > 0)
            throw new InvalidOperationException(FormattableString.Invariant($"{ObservedCount} rows were observed without their times, so that it cannot be told whether rows are missing before {time}. Give each row its time, from the first."));
        MomentKind needed = _model.TimeKind ?? _time?.Kind ?? time.Kind;
        if (needed == MomentKind.Single && time.Kind == MomentKind.Double)
            time = time with { Kind = MomentKind.Single, Real = (float)time.Real };
        if (needed is MomentKind.Single or MomentKind.Double && time.Kind == MomentKind.Integer)
            time = new Moment(needed, 0, needed == MomentKind.Single ? (float)time.Whole : (double)time.Whole);
        if (time.Kind != needed)
            throw new ArgumentException($"The time {time} is of type {time.Kind}; the time column '{name}' was of type {needed} in training. Give it as that.", nameof(time));
        return !time.IsReal || double.IsFinite(time.Real) ? time : throw new ArgumentException($"The time is {time}; it must be finite.", nameof(time));
    }

    private void Check(ReadOnlySpan<float> row)
    {
        if (row.Length != _model.Channels)
            throw new ArgumentException($"The row has {row.Length} values; the model was trained on {_model.Channels} per row. Give as many.", nameof(row));
        foreach (float value in row)
        {
            if (!float.IsFinite(value) || (_model.Options.LogTransform && value <= 0))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Row {ObservedCount} holds {value}; the model needs finite numbers{(_model.Options.LogTransform ? " above 0" : "")}. Leave the row out and give the next one its time, so that Gaps fills the place, or observe the value that was meant."), nameof(row));
            }
        }
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

    private Moment? ReadTime(string path, ForecastCheckpoint checkpoint)
    {
        try
        {
            Moment? time = checkpoint.LastTime();
            bool fits = time is null == checkpoint.LastRow is null
                && (time is null || (_model.Options.TimeColumnName is not null && checkpoint.Observed > 0 && time.Value.Kind == (_model.TimeKind ?? time.Value.Kind)))
                && (checkpoint.LastRow is not { } last || (last.Length == _model.Channels && Array.TrueForAll(last, float.IsFinite)));
            return fits ? time : throw new FormatException("its last row and its time do not belong to this model");
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new InvalidDataException($"The checkpoint '{path}' cannot be read: {error.Message.TrimEnd('.')}. The file is damaged; restore an older one, or observe the series again.", error);
        }
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
            Time = _time?.ToString(),
            TimeKind = _time?.Kind,
            LastRow = _time is null ? null : _history.Last.ToArray(),
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
        Moment? time = ReadTime(path, checkpoint);
        _history.Restore(_scaling, checkpoint.Observed, checkpoint.Rows, checkpoint.LastRow);
        _time = time;

        void Match<T>(string field, T found, T needed) where T : IEquatable<T>
        {
            if (!found.Equals(needed))
                throw new InvalidDataException($"The checkpoint '{path}' has {field} '{found}'; this engine has '{needed}'. Restore it into an engine of the same model and series.");
        }
    }
}
