using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>Options of <see cref="LstmForecastTrainer"/>. Immutable; checked when the trainer is created.</summary>
public sealed record LstmForecastOptions : RecurrentOptions
{
    /// <summary>The series: <c>Single</c> or <c>Vector&lt;Single, C&gt;</c> of known size, one row per time step, oldest first, all finite.</summary>
    public required string InputColumnName { get; init; }

    /// <summary>F, rows forecast from each row. Unit: rows. Range: 1 or more.</summary>
    public required int Horizon { get; init; }

    /// <summary>The forecast: <c>Vector&lt;Single, F&gt;</c>, or <c>Vector&lt;Single, F, C&gt;</c> for a vector input; in the input's unit; element 0
    /// is one row ahead. NaN while there is less history than <see cref="WindowLength"/>.</summary>
    /// <value>Default <c>Forecast</c>.</value>
    public string OutputColumnName { get; init; } = "Forecast";

    /// <summary>L, the look-back: rows of history read per forecast, the current one included. Unit: rows. Range: 1 or more.</summary>
    /// <value>Default 24: two years of months, or a day of hours.</value>
    public int WindowLength { get; init; } = 24;

    /// <summary>m, rows until the pattern repeats (months, 12 = one year; hours, 24 = one day). The network then learns only what a forecast
    /// differs by from the value a season before, so that it starts from the seasonal naive method. Unit: rows.
    /// Range: 1 to <see cref="WindowLength"/>, or null for a series without a known season.</summary>
    /// <value>Default null: no season is assumed. Where there is one, naming it helps more than any other option
    /// (docs/decisions/0005-forecast-form.md).</value>
    public int? SeasonLength { get; init; }

    /// <summary>Says to which series a row belongs, <c>Text</c> or <c>Key&lt;UInt32&gt;</c>; a group's rows must stand together. One network learns from
    /// all series, each scaled for itself, so a series that was not in training cannot be forecast.
    /// A key needs key values: a series is known by what its key stands for, not by the key's number.</summary>
    /// <value>Default null: all rows are one series.</value>
    public string? GroupColumnName { get; init; }

    /// <summary>Must ascend from row to row of a series: <c>DateTime</c>, <c>DateTimeOffset</c>, <c>TimeSpan</c> or a number.</summary>
    /// <value>Default null: the rows' order is taken as it is.</value>
    public string? TimeColumnName { get; init; }

    /// <summary>How far apart in time the rows of a series are. Rows that are missing are found by it, in training, scoring, evaluation and in a
    /// <see cref="ForecastEngine"/> that is told the time. Only with <see cref="TimeColumnName"/>.</summary>
    /// <value>Default null: the commonest step of the training rows, on the clock or in the calendar, if it covers 90 % of the steps; else gaps are not
    /// looked for, and the log warns. The model's options name the spacing that was found.</value>
    public Spacing? Spacing { get; init; }

    /// <summary>What a missing row means. Other than the default only with <see cref="TimeColumnName"/>.</summary>
    /// <value>Default <see cref="Gaps.Refuse"/>: what was not measured is not invented unasked.</value>
    public Gaps Gaps { get; init; }

    /// <summary>Whether the network sees the logarithm of the series, which turns growth by a factor into growth by a step.
    /// Needs values above 0.</summary>
    /// <value>Default false: it would refuse series with zeros.</value>
    public bool LogTransform { get; init; }

    /// <summary>How each series and channel is scaled, from its training rows.</summary>
    /// <value>Default standardized.</value>
    public Scaling Scaling { get; init; } = Scaling.Standardize;

    /// <summary>The level from which a window's values and its forecast are measured.</summary>
    /// <value>Default the newest row: most series drift. With a <see cref="SeasonLength"/> it concerns the window only.</value>
    public ForecastAnchor Anchor { get; init; } = ForecastAnchor.LastValue;

    internal NetworkSpec Network(int channels) => new()
    {
        Cell = RecurrentCell.Lstm,
        InputSize = channels,
        OutputSize = checked(Horizon * channels),
        HiddenSize = HiddenSize,
        Layers = Layers,
        Bias = Bias,
        LayerNorm = LayerNorm,
    };

    internal SeriesColumns Find(DataViewSchema input, KeyNaming naming)
        => new SeriesColumns(input, InputColumnName, GroupColumnName, TimeColumnName, naming).CheckSpacing(Spacing);

    /// <summary>What is asked of the rows' times.</summary>
    [JsonIgnore]
    internal TimeRule TimeRule => new(Spacing ?? Spacing.Irregular, Gaps);

    internal LstmForecastOptions Validate()
    {
        ValidateShared();
        Check.ColumnName(InputColumnName);
        Check.ColumnName(OutputColumnName);
        Check.AtLeast(Horizon, 1, "rows");
        Check.AtLeast(WindowLength, 1, "rows");
        if (SeasonLength is { } season)
        {
            Check.AtLeast(season, 1, "rows", nameof(SeasonLength));
            if (season > WindowLength)
                throw new ArgumentOutOfRangeException(nameof(SeasonLength), season, FormattableString.Invariant($"SeasonLength {season} is longer than WindowLength {WindowLength}; the window must hold a season. Lengthen the window."));
        }

        foreach (string? name in (ReadOnlySpan<string?>)[GroupColumnName, TimeColumnName])
        {
            if (name is not null)
                Check.ColumnName(name);
        }

        Spacings.Check(TimeColumnName, Spacing, Gaps);
        Check.Defined(Scaling);
        Check.Defined(Anchor);
        CheckSize(channels: 1);
        return this;
    }

    /// <exception cref="ArgumentOutOfRangeException">A window with its forecast, or the network, would not fit in memory's largest array.</exception>
    internal void CheckSize(int channels)
    {
        if (((long)WindowLength + Horizon) * channels > RowRing.MaximumNumbers)
        {
            throw new ArgumentOutOfRangeException(nameof(WindowLength), WindowLength, FormattableString.Invariant(
                $"WindowLength {WindowLength} + Horizon {Horizon} rows of {channels} values are more than the {RowRing.MaximumNumbers} that a window may hold. Shorten them."));
        }

        _ = Network(channels).Validate();
    }

    /// <summary>Adds to options of format 1 those that came after it, each with the value that says what was done then.</summary>
    internal static void FromFormat1(JsonObject options) => Spacings.FromFormat1(options);

    /// <summary>Refuses what a training cannot learn from; models of earlier versions may have it.</summary>
    /// <exception cref="ArgumentException">The network would see nothing.</exception>
    internal LstmForecastOptions ValidateForTraining()
    {
        Validate();
        if (WindowLength == 1 && Anchor == ForecastAnchor.LastValue)
            throw new ArgumentException("WindowLength is 1 and Anchor is LastValue: the one row of the window, less itself, is 0, and the network would see nothing else. Lengthen the window to 2 rows or more, or set Anchor to None to keep the level.", nameof(WindowLength));
        return this;
    }
}
