using Microsoft.ML.Recurrent.Data.Time;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>All series of a view, gaps filled where that was asked for.</summary>
/// <param name="Series">In their order.</param>
/// <param name="Spacing">What their rows are apart; null without a time column.</param>
/// <param name="FilledRows">Rows that were made to fill gaps.</param>
internal sealed record Panel(List<RawSeries> Series, LearntSpacing? Spacing, long FilledRows);
