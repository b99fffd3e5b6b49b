namespace Microsoft.ML.Recurrent.Data;

/// <summary>What the rows of a series are apart.</summary>
public enum SpacingUnit
{
    /// <summary>Nothing that can be told: time must ascend, and how far is not checked.</summary>
    Irregular,

    /// <summary>A time of fixed length, <see cref="Spacing.Span"/>.</summary>
    Span,

    /// <summary>A number, <see cref="Spacing.Step"/>: where the time column holds numbers.</summary>
    Step,

    /// <summary>One row per calendar day, 23 to 25 hours.</summary>
    Day,

    /// <summary>One row per day from Monday to Friday. Holidays are days like others.</summary>
    Weekday,

    /// <summary>One row per calendar week, Monday to Sunday.</summary>
    Week,

    /// <summary>One row per calendar month.</summary>
    Month,

    /// <summary>One row per calendar quarter.</summary>
    Quarter,

    /// <summary>One row per calendar year.</summary>
    Year,
}
