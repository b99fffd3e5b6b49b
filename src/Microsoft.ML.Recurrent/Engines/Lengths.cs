namespace Microsoft.ML.Recurrent.Engines;

/// <summary>How many time steps of each row of a batch are real; the rest is padding.</summary>
public readonly struct Lengths
{
    private readonly int[]? _perRow;

    private Lengths(int[]? perRow) => _perRow = perRow;

    /// <summary>Every row uses every step.</summary>
    public static Lengths Full => default;

    /// <summary>One length per row of the batch.</summary>
    /// <param name="perRow">Each at least 0 and at most T. The array is not copied and must not change while a step lives.</param>
    /// <returns>The lengths; each is checked by the operation that they are given to.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="perRow"/> is null.</exception>
    public static Lengths Of(int[] perRow)
    {
        ArgumentNullException.ThrowIfNull(perRow);
        return new(perRow);
    }

    /// <summary>Whether no row is padded by declaration.</summary>
    public bool IsFull => _perRow is null;

    /// <summary>Valid steps of a row, in a batch of <paramref name="steps"/> steps.</summary>
    /// <param name="row">Row of the batch, from 0.</param>
    /// <param name="steps">T.</param>
    /// <returns>0 to T.</returns>
    public int Of(int row, int steps) => _perRow is null ? steps : _perRow[row];

    internal void Validate(int steps, int rows)
    {
        if (_perRow is null)
            return;
        if (_perRow.Length != rows)
            throw new ArgumentException($"There are {_perRow.Length} lengths for a batch of {rows} rows. Give one length per row.");
        for (int b = 0; b < rows; b++)
        {
            if ((uint)_perRow[b] > (uint)steps)
                throw new ArgumentException($"Row {b} has length {_perRow[b]}; a batch of {steps} steps needs 0 to {steps}.");
        }
    }
}
