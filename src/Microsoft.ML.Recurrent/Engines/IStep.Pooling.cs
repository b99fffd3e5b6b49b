namespace Microsoft.ML.Recurrent.Engines;

public partial interface IStep
{
    /// <summary>The mean of each row's valid time steps: x [T, B, I] gives [B, I].</summary>
    /// <param name="x">[T, B, I].</param>
    /// <param name="lengths">Valid steps of each row; the others are not read and take no gradient. A row of length 0 gives zeros. Default all.</param>
    /// <returns>[B, I].</returns>
    /// <exception cref="ArgumentException">x has not three axes, or the lengths do not fit it.</exception>
    ITensor MeanOverTime(ITensor x, Lengths lengths = default);

    /// <summary>The largest of each row's valid time steps, for every element apart: x [T, B, I] gives [B, I].</summary>
    /// <param name="x">[T, B, I].</param>
    /// <param name="lengths">As for <see cref="MeanOverTime"/>.</param>
    /// <returns>[B, I].</returns>
    /// <exception cref="ArgumentException">x has not three axes, or the lengths do not fit it.</exception>
    /// <remarks>The gradient goes to the step that was largest; of equal ones to the first. Collobert &amp; Weston (2008), doi:10.1145/1390156.1390177.</remarks>
    ITensor MaxOverTime(ITensor x, Lengths lengths = default);
}
