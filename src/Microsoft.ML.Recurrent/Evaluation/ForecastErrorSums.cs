namespace Microsoft.ML.Recurrent.Evaluation;

/// <summary>Sums of forecast errors, and the metrics that they give. Of one series they are added step by step; sums of several add up.</summary>
internal struct ForecastErrorSums
{
    private double _absolute;
    private double _squared;
    private double _symmetric;
    private double _scaled;
    private long _scaledCount;

    /// <summary>Steps that had both an actual value and a forecast.</summary>
    public long Count { get; private set; }

    /// <summary>Steps where one of them was NaN.</summary>
    public long SkippedCount { get; private set; }

    /// <summary>Takes in one step.</summary>
    public void Add(double actual, double forecast)
    {
        if (double.IsNaN(actual) || double.IsNaN(forecast))
        {
            SkippedCount++;
            return;
        }

        double error = Math.Abs(actual - forecast);
        _absolute += error;
        _squared += error * error;
        // Where both are 0 the forecast is exact, and 0/0 says so too late.
        _symmetric += error == 0 ? 0 : error / (Math.Abs(actual) + Math.Abs(forecast));
        Count++;
    }

    /// <summary>The same, with a scale for MASE; NaN where there is none.</summary>
    public readonly ForecastErrorSums With(double scale)
    {
        ForecastErrorSums sums = this;
        bool hasScale = scale > 0 && double.IsFinite(scale);
        (sums._scaled, sums._scaledCount) = hasScale ? (_absolute / scale, Count) : (0, 0);
        return sums;
    }

    /// <summary>Takes in the sums of others.</summary>
    public void Add(in ForecastErrorSums other)
    {
        _absolute += other._absolute;
        _squared += other._squared;
        _symmetric += other._symmetric;
        _scaled += other._scaled;
        _scaledCount += other._scaledCount;
        Count += other.Count;
        SkippedCount += other.SkippedCount;
    }

    /// <summary>The metrics; NaN where there is no step.</summary>
    public readonly ForecastMetrics ToMetrics() => new()
    {
        MeanAbsoluteError = _absolute / Count,
        RootMeanSquaredError = Math.Sqrt(_squared / Count),
        MeanAbsoluteScaledError = _scaled / _scaledCount,
        SymmetricMeanAbsolutePercentageError = 200 * _symmetric / Count,
        Count = Count,
        SkippedCount = SkippedCount,
    };
}
