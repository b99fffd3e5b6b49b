namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>A row of an evaluation.</summary>
/// <param name="Number">Its place in its series, rows that are missing counted.</param>
/// <param name="Actual">[C], NaN where a value is missing.</param>
/// <param name="Forecast">[F, C].</param>
internal readonly record struct EvaluatedRow(long Number, float[] Actual, float[] Forecast);
