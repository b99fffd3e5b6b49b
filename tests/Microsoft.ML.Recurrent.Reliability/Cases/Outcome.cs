namespace Microsoft.ML.Recurrent.Reliability.Cases;

/// <summary>What became of a case.</summary>
internal enum Outcome
{
    /// <summary>It worked, and gave the bits of the undamaged original.</summary>
    Equal,

    /// <summary>It worked with finite numbers, others than the original's: what was changed is a value that means something.</summary>
    Different,

    /// <summary>It was refused with an error of this library, which says what to do.</summary>
    Refused,

    /// <summary>It was refused by ML.NET in ML.NET's own part.</summary>
    RefusedByMLNet,

    /// <summary>Any other exception, or an error that does not say what to do.</summary>
    WrongError,

    /// <summary>It worked, with numbers that are none.</summary>
    NotFinite,

    /// <summary>It took more than a second, even when it was run again.</summary>
    Slow,

    /// <summary>The process took more than 512 MB.</summary>
    Large,

    /// <summary>It did not end.</summary>
    Hung,

    /// <summary>The process ended.</summary>
    Crashed,
}
