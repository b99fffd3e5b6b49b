using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Options of a <see cref="RecurrentTrainer"/> with Elman's cell.</summary>
public sealed record RnnOptions : SequenceOptions
{
    /// <summary>The cell's squashing function.</summary>
    /// <value>Default tanh, which bounds the state.</value>
    public CellActivation Activation { get; init; } = CellActivation.Tanh;

    internal override NetworkSpec Network(int inputSize, int outputSize)
        => Network(RecurrentCell.Rnn, inputSize, outputSize) with { Activation = Activation };
}
