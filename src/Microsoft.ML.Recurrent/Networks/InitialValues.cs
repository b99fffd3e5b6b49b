namespace Microsoft.ML.Recurrent.Networks;

/// <summary>The rule by which a network's parameters start.</summary>
public enum InitialValues
{
    /// <summary>Keras': Glorot uniform input weights, orthogonal recurrent weights, zero biases but 1 for an LSTM's forget gate.
    /// Trains faster on short runs and survives relu. Glorot &amp; Bengio (2010), PMLR 9:249–256; Saxe et al. (2014), arXiv:1312.6120;
    /// Jozefowicz et al. (2015), PMLR 37:2342–2350 (forget bias).</summary>
    Keras,

    /// <summary>PyTorch's: everything uniform within ±1/√H, the head within ±1/√(inputs).</summary>
    PyTorch,
}
