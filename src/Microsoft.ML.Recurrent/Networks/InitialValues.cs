namespace Microsoft.ML.Recurrent.Networks;

/// <summary>The rule by which a network's parameters start.</summary>
/// <remarks>A level's matrices hold one block of H rows per gate. <see cref="Xavier"/>, <see cref="He"/> and <see cref="Orthogonal"/> treat each block as the layer
/// that it is, and start biases as <see cref="Keras"/> does: they say how wide weights are, and a forget gate that starts half closed forgets within a few steps
/// whatever the weights.</remarks>
public enum InitialValues
{
    /// <summary>Keras': Glorot uniform input weights, orthogonal recurrent weights, zero biases but 1 for an LSTM's forget gate.
    /// Trains faster on short runs and survives relu. Glorot &amp; Bengio (2010), PMLR 9:249–256; Saxe et al. (2014), arXiv:1312.6120;
    /// Jozefowicz et al. (2015), PMLR 37:2342–2350 (forget bias).</summary>
    Keras,

    /// <summary>PyTorch's: everything uniform within ±1/√H, the head within ±1/√(inputs).</summary>
    PyTorch,

    /// <summary>Every weight uniform within ±√(6/(inputs + outputs)) of its gate: signals keep their size forwards and gradients backwards where the
    /// activation is about linear, as tanh is at first. Uniform, not normal, as in the paper: no single weight starts far out and saturates its gate.
    /// Glorot &amp; Bengio (2010), PMLR 9:249–256.</summary>
    Xavier,

    /// <summary>Every weight uniform within ±√(6/inputs): twice the variance that a linear layer needs, for relu, which drops half of the signal. For tanh
    /// it is too wide. The head, whose output nothing cuts, has ±√(3/inputs). He et al. (2015), doi:10.1109/ICCV.2015.123.</summary>
    He,

    /// <summary>The block of every gate, and the head, a random matrix with orthonormal rows or columns, whichever are fewer: a recurrent product keeps the length of
    /// the state over any number of steps. Saxe et al. (2014), arXiv:1312.6120.</summary>
    Orthogonal,
}
