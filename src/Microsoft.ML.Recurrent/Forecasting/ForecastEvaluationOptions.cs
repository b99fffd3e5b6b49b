using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>What a forecast is compared with. Immutable; checked when it is evaluated.</summary>
/// <remarks>What belongs to the series is taken from the model where it is left null: the forecast column that <c>Transform</c> adds tells of its model's group and time columns.</remarks>
public sealed record ForecastEvaluationOptions
{
    /// <summary>The series: <c>Single</c>, or <c>Vector&lt;Single, C&gt;</c>; NaN where a value is missing.</summary>
    public required string ActualColumnName { get; init; }

    /// <summary>The forecast: <c>Vector&lt;Single, F&gt;</c>, or <c>Vector&lt;Single, F, C&gt;</c>. Element h of a row is compared with the series h + 1 rows later.</summary>
    /// <value>Default <c>Forecast</c>, the forecaster's default.</value>
    public string ForecastColumnName { get; init; } = "Forecast";

    /// <summary>Rows until the pattern repeats, for MASE. Unit: rows. Range: 1 or more.</summary>
    /// <value>Default 1: the scale is the naive method's error.</value>
    public int SeasonLength { get; init; } = 1;

    /// <summary>Rows from one origin to the next, from the first row of each series. Unit: rows. Range: 1 or more.</summary>
    /// <value>Default 1: every row is an origin.</value>
    public int Step { get; init; } = 1;

    /// <summary>Says to which series a row belongs, <c>Text</c> or <c>Key&lt;UInt32&gt;</c>; no forecast is compared with another series' row.</summary>
    /// <value>Default null: the model's, and one series where it has none.</value>
    public string? GroupColumnName { get; init; }

    /// <summary>Says when a row was, in both views.</summary>
    /// <value>Default null: the model's, and the rows' order where it has none.</value>
    public string? TimeColumnName { get; init; }

    /// <summary>How far apart in time rows are.</summary>
    /// <value>Default null: the model's. Of a time column that is not the model's only the order is asked for.</value>
    public Spacing? Spacing { get; init; }

    /// <summary>What a missing row means: refused, or left out. A row that is missing is not compared, whatever it would be filled with; in the training
    /// rows it is filled, as it was for the model.</summary>
    /// <value>Default null: the model's, and <see cref="Gaps.Refuse"/> where it has none.</value>
    public Gaps? Gaps { get; init; }

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal ForecastEvaluationOptions Validate()
    {
        Check.ColumnName(ActualColumnName);
        Check.ColumnName(ForecastColumnName);
        Check.AtLeast(SeasonLength, 1, "rows", "seasonLength");
        Check.AtLeast(Step, 1, "rows", "step");
        if (GroupColumnName is not null)
            Check.ColumnName(GroupColumnName);
        if (TimeColumnName is not null)
            Check.ColumnName(TimeColumnName);
        Spacing?.Validate();
        if (Gaps is { } gaps)
            Check.Defined(gaps, nameof(Gaps));
        return this;
    }

    internal TimeRule TimeRule => new(Spacing ?? Spacing.Irregular, Gaps ?? Data.Gaps.Refuse);
}
