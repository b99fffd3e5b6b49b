using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>Every window of every series with the rows that follow it, read from one copy of the series by index. A series that never changes teaches nothing and gives
/// none, unless there is no other.</summary>
internal sealed class ForecastExamples : IExamples
{
    private readonly List<TrainingSeries> _series;
    private readonly int[] _firstExample; // of each series that is long enough, and the end
    private readonly LstmForecastOptions _options;
    private readonly int _channels;

    /// <exception cref="InvalidDataException">No series is as long as a window and its horizon.</exception>
    public ForecastExamples(List<TrainingSeries> series, LstmForecastOptions options, int channels)
    {
        int needed = checked(options.WindowLength + options.Horizon);
        List<TrainingSeries> longEnough = series.FindAll(s => s.Rows >= needed);
        if (longEnough.Count == 0)
            throw TooShort(series, options, needed);
        ShortSeries = series.Count - longEnough.Count;
        List<TrainingSeries> changing = longEnough.FindAll(s => !s.IsConstant);
        _series = changing.Count > 0 ? changing : longEnough;
        (_options, _channels) = (options, channels);
        _firstExample = new int[_series.Count + 1];
        for (int s = 0; s < _series.Count; s++)
            _firstExample[s + 1] = checked(_firstExample[s] + _series[s].Rows - needed + 1);
    }

    /// <summary>Series that are too short for a single window.</summary>
    public int ShortSeries { get; }

    public int Count => _firstExample[^1];

    /// <summary>Rows at the end of a series that are watched and not learnt.</summary>
    public static int WatchedRows(LstmForecastOptions options, int rows) => (int)(rows * options.ValidationFraction);

    /// <summary>Divides the windows in time: learnt are those whose targets end before the watched rows, watched those whose targets lie within; windows
    /// that straddle the border are neither.</summary>
    /// <exception cref="InvalidDataException">One part is empty.</exception>
    public TrainingData Divide(string fingerprint)
    {
        if (_options.ValidationFraction == 0)
            return new TrainingData(this, Validation: null, fingerprint);
        List<int> learnt = [], watched = [];
        for (int example = 0; example < Count; example++)
        {
            (TrainingSeries series, int start) = Find(example);
            int border = series.Rows - WatchedRows(_options, series.Rows);
            int firstTarget = start + _options.WindowLength;
            if (firstTarget >= border)
                watched.Add(example);
            else if (firstTarget + _options.Horizon <= border)
                learnt.Add(example);
        }

        if (learnt.Count == 0 || watched.Count == 0)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"ValidationFraction {_options.ValidationFraction} leaves {learnt.Count} windows to learn and {watched.Count} to watch; each needs at least 1, and the watched rows at least Horizon {_options.Horizon}. Supply more history, or another fraction."));
        }

        return new TrainingData(new ExampleRange(this, learnt.ToArray()), new ExampleRange(this, watched.ToArray()), fingerprint);
    }

    public int InputSize => _channels;

    public int TargetSize => _options.Horizon * _channels;

    public int LengthOf(int example) => _options.WindowLength;

    public void CopyInput(int example, int time, Span<float> destination)
    {
        (TrainingSeries series, int start) = Find(example);
        Row(series, start + time).CopyTo(destination);
        if (_options.Anchor == ForecastAnchor.LastValue)
            Subtract(destination, Row(series, start + _options.WindowLength - 1));
    }

    public void CopyTarget(int example, Span<float> destination)
    {
        (TrainingSeries series, int start) = Find(example);
        series.Values.AsSpan((start + _options.WindowLength) * _channels, destination.Length).CopyTo(destination);
        for (int h = 1; h <= _options.Horizon; h++)
        {
            int reference = ForecastReference.Row(_options, h);
            if (reference >= 0)
                Subtract(destination.Slice((h - 1) * _channels, _channels), Row(series, start + reference));
        }
    }

    private static void Subtract(Span<float> row, ReadOnlySpan<float> reference)
    {
        for (int c = 0; c < row.Length; c++)
            row[c] -= reference[c];
    }

    private Span<float> Row(TrainingSeries series, int row) => series.Values.AsSpan(row * _channels, _channels);

    private (TrainingSeries Series, int Start) Find(int example)
    {
        int found = Array.BinarySearch(_firstExample, example);
        int index = found >= 0 ? found : ~found - 1;
        return (_series[index], example - _firstExample[index]);
    }

    private static InvalidDataException TooShort(List<TrainingSeries> series, LstmForecastOptions options, int needed)
    {
        int longest = series.Count == 0 ? 0 : series.Max(s => s.Rows);
        string found = series.Count > 1 ? $"has {series.Count} series, the longest of {longest} rows" : $"has {longest} rows";
        return new InvalidDataException(FormattableString.Invariant(
            $"Column '{options.InputColumnName}' {found}; WindowLength {options.WindowLength} + Horizon {options.Horizon} needs at least {needed}. Shorten the window or supply more history."));
    }
}
