namespace Microsoft.ML.Recurrent.Engines;

/// <summary>The squashing function of a cell's candidate and, in an LSTM, of its output. Gates are always sigmoids.</summary>
public enum CellActivation
{
    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary><c>max(0, x)</c>. Not for a <see cref="RecurrentCell.Gru"/>.</summary>
    Relu,
}
