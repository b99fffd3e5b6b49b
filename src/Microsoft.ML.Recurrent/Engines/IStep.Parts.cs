namespace Microsoft.ML.Recurrent.Engines;

/// <remarks>
/// A recurrent cell of one's own goes step by step: <c>Slice(x, axis: 0, t, 1)</c> is time step t as [1, B, I], gates are slices of the last axis,
/// <see cref="Advance"/> keeps rows that have ended as they are, and <see cref="Concat"/> over axis 0 puts T states [1, B, H] back together.
/// </remarks>
public partial interface IStep
{
    /// <summary>Some consecutive elements of one axis: the same number of axes.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">Counted from the outermost, 0.</param>
    /// <param name="start">The first element, from 0.</param>
    /// <param name="length">How many. 1 or more; start + length at most the axis' length.</param>
    /// <returns>As many axes, <paramref name="axis"/> of length <paramref name="length"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or it has no such elements.</exception>
    ITensor Slice(ITensor x, int axis, int start, int length);

    /// <summary>Tensors one behind the other along one axis; in all other axes they agree.</summary>
    /// <param name="parts">One or more; read during the call only.</param>
    /// <param name="axis">Counted from the outermost, 0.</param>
    /// <returns>As many axes; the lengths of <paramref name="axis"/> add up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">There are no parts, or two differ in another axis.</exception>
    ITensor Concat(ReadOnlySpan<ITensor> parts, int axis);

    /// <summary>Moves a state on by one time step: rows that have a step at <paramref name="time"/> take <paramref name="next"/>, the others keep
    /// <paramref name="state"/>, whatever next holds. Gradients go the same way.</summary>
    /// <param name="state">[..., B, H].</param>
    /// <param name="next">The same shape.</param>
    /// <param name="lengths">Valid steps of each of the B rows.</param>
    /// <param name="time">t, from 0; a row has it where its length is above t.</param>
    /// <returns>The new state, of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or there are not B lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is below 0.</exception>
    ITensor Advance(ITensor state, ITensor next, Lengths lengths, int time);
}
