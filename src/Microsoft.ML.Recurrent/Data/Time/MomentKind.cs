namespace Microsoft.ML.Recurrent.Data.Time;

/// <summary>What a time column holds.</summary>
internal enum MomentKind
{
    /// <summary>A date and time of day without an offset: ticks.</summary>
    DateTime,

    /// <summary>A date and time of day with its offset from UTC: ticks of UTC.</summary>
    DateTimeOffset,

    /// <summary>A length of time: ticks.</summary>
    TimeSpan,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A Single, which holds whole numbers up to 2²⁴ only.</summary>
    Single,

    /// <summary>A Double.</summary>
    Double,
}
