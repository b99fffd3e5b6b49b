namespace Microsoft.ML.Recurrent.Data.Time;

/// <summary>Where a row stands, for errors.</summary>
/// <param name="TimeColumn">Name of the time column.</param>
/// <param name="Position">Number of the row, the first being 0.</param>
/// <param name="Group">Name of its group; null where there is no group column.</param>
internal readonly record struct RowPlace(string TimeColumn, long Position, string? Group)
{
    public string OfGroup => Group is null ? "" : $" of group '{Group}'";
}
