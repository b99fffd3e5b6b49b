using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>What heads take from a trainer's options.</summary>
internal sealed record HeadOptions
{
    public required string LabelColumnName { get; init; }

    public required string ScoreColumnName { get; init; }

    public required string PredictedLabelColumnName { get; init; }

    public required string ProbabilityColumnName { get; init; }

    public required Scaling Scaling { get; init; }

    public required ClassWeights ClassWeights { get; init; }

    public required float LabelSmoothing { get; init; }
}
