using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Networks;
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
}
