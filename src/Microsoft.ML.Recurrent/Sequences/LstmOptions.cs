using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Options of a <see cref="RecurrentTrainer"/> with long short-term memory.</summary>
public sealed record LstmOptions : SequenceOptions
{
    /// <summary>The squashing function of the candidate and of the output.</summary>
    /// <value>Default tanh, which bounds the state.</value>
    public CellActivation Activation { get; init; } = CellActivation.Tanh;

    internal override NetworkSpec Network(int inputSize, int outputSize)
        => Network(RecurrentCell.Lstm, inputSize, outputSize) with { Activation = Activation };
}
