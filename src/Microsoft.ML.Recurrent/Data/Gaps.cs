namespace Microsoft.ML.Recurrent.Data;

/// <summary>What is done where time says that rows of a series are missing.</summary>
/// <remarks>A gap is found by the <see cref="Spacing"/> of the time column. Rows that are filled in stand in windows and look-backs; none is given out.</remarks>
public enum Gaps
{
    /// <summary>The pass stops with an error that names the row, the time before, the time found and the time expected: nothing is invented.</summary>
    Refuse,

    /// <summary>The missing rows repeat the row before the gap: for prices, stocks and other states that last.</summary>
    CarryForward,

    /// <summary>The missing rows lie on the line between the rows before and behind the gap: for temperatures and other quantities that move slowly.
    /// A row before the gap never sees what comes behind it.</summary>
    Interpolate,
}
