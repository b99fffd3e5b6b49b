using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>What <c>Network.json</c> says of a <see cref="RecurrentModel"/>.</summary>
internal sealed record SequenceDocument
{
    public required SequenceOptions Options { get; init; }

    public required NetworkSpec Network { get; init; }

    /// <summary>T, or 0 where rows differ in length.</summary>
    public required int Steps { get; init; }

    /// <summary>Whether the label, and so the score, is a vector.</summary>
    public required bool IsVectorLabel { get; init; }

    public required Scaler FeatureScaling { get; init; }

    public required Scaler LabelScaling { get; init; }

    public required TrainingSummary Training { get; init; }

    /// <summary>Checks what a file gave.</summary>
    /// <exception cref="InvalidDataException">The parts are out of range, or do not belong together.</exception>
    public SequenceDocument Validate()
    {
        try
        {
            Options.Validate();
            Network.Validate();
        }
        catch (ArgumentException error)
        {
            throw ModelDocument.Damaged(error.Message, error);
        }

        NetworkSpec needed = Options.Network(Network.InputSize, Network.OutputSize);
        if (Network != needed)
            throw ModelDocument.Damaged($"its options need a {needed}, but it describes a {Network}");
        if (Steps < 0 || (long)Steps * Network.InputSize > Array.MaxLength)
            throw ModelDocument.Damaged(FormattableString.Invariant($"Steps is {Steps}"));
        if (!IsVectorLabel && Network.OutputSize != 1)
            throw ModelDocument.Damaged($"IsVectorLabel is false, but OutputSize is {Network.OutputSize}");
        FeatureScaling.Validate(Network.InputSize);
        LabelScaling.Validate(Network.OutputSize);
        return this;
    }
}
