namespace Microsoft.ML.Recurrent.Engines;

/// <summary>One recurrent level: its cell and its sizes. Immutable.</summary>
public sealed record RecurrentSpec
{
    /// <summary>The cell.</summary>
    public required RecurrentCell Cell { get; init; }

    /// <summary>I, numbers per time step. 1 or more.</summary>
    public required int InputSize { get; init; }

    /// <summary>H, units per direction. 1 or more.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>The squashing function of the candidate; relu for RNN and LSTM only.</summary>
    /// <value>Default tanh: it bounds the state, so long sequences cannot blow up.</value>
    public CellActivation Activation { get; init; } = CellActivation.Tanh;

    /// <summary>Where a GRU's reset gate acts; other cells ignore it.</summary>
    /// <value>Default after the product, PyTorch's form, so that its weights fit.</value>
    public ResetGate ResetGate { get; init; } = ResetGate.AfterProduct;

    /// <summary>Whether a second layer reads the sequence backwards; outputs are then [forward H, backward H].</summary>
    /// <value>Default false.</value>
    public bool Bidirectional { get; init; }

    /// <summary>How many bias vectors are trained.</summary>
    /// <value>Default both, PyTorch's form.</value>
    public BiasForm Bias { get; init; } = BiasForm.Double;

    /// <summary>D: 2 where bidirectional, else 1.</summary>
    public int Directions => Bidirectional ? 2 : 1;

    /// <summary>G, pre-activations per unit: 1 for an RNN, 4 for an LSTM (order i, f, g, o), 3 for a GRU (order r, z, n).</summary>
    public int Gates => Cell switch { RecurrentCell.Rnn => 1, RecurrentCell.Lstm => 4, _ => 3 };

    /// <summary>D·H, numbers per time step of the output.</summary>
    public int OutputSize => Directions * HiddenSize;

    /// <summary>Whether there is a cell state besides the hidden state.</summary>
    public bool HasCellState => Cell == RecurrentCell.Lstm;

    internal RecurrentSpec Validate()
    {
        // The runtime is asked only where it matters: its first answer about an enum takes it a millisecond.
        if (Cell is not (RecurrentCell.Rnn or RecurrentCell.Lstm or RecurrentCell.Gru))
            Check.Defined(Cell);
        if (Activation is not (CellActivation.Tanh or CellActivation.Relu))
            Check.Defined(Activation);
        if (ResetGate is not (ResetGate.AfterProduct or ResetGate.BeforeProduct))
            Check.Defined(ResetGate);
        if (Bias is not (BiasForm.Double or BiasForm.Single))
            Check.Defined(Bias);
        Check.AtLeast(InputSize, 1, "numbers per time step");
        Check.AtLeast(HiddenSize, 1, "units");
        if (Cell == RecurrentCell.Gru && Activation != CellActivation.Tanh)
            throw new ArgumentException("A GRU takes tanh only. Use RecurrentCell.Lstm or RecurrentCell.Rnn with relu.", nameof(Activation));
        _ = new Shape(Gates, HiddenSize, Math.Max(InputSize, HiddenSize)); // throws where a weight matrix would overflow
        return this;
    }
}
