using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Options of a <see cref="RecurrentTrainer"/> with gated recurrent units.</summary>
public sealed record GruOptions : SequenceOptions
{
    /// <summary>Where the reset gate acts.</summary>
    /// <value>Default after the product, PyTorch's form.</value>
    public ResetGate ResetGate { get; init; } = ResetGate.AfterProduct;

    internal override NetworkSpec Network(int inputSize, int outputSize)
        => Network(RecurrentCell.Gru, inputSize, outputSize) with { ResetGate = ResetGate };
}
