using Microsoft.ML.Recurrent.Data.Time;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>One series as it was read.</summary>
/// <param name="Group">Its name; empty without a group column.</param>
/// <param name="FirstPosition">Number of its first row in the data.</param>
internal sealed record RawSeries(string Group, long FirstPosition)
{
    /// <summary>[N, C], row after row.</summary>
    public List<float> Values { get; } = [];

    /// <summary>When each row was; empty without a time column.</summary>
    public List<Moment> Times { get; } = [];
}
