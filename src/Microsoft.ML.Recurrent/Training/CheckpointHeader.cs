using System.Text.Json.Nodes;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>What a checkpoint says of itself: which training it belongs to, where that stood, and which tensors follow.</summary>
internal sealed record CheckpointHeader
{
    public const int FormatVersion = 2;

    public required int Format { get; init; }

    /// <summary>The trainer's options, but for where checkpoints go.</summary>
    public required JsonObject Options { get; init; }

    public required JsonObject Network { get; init; }

    public required int Seed { get; init; }

    public required string Engine { get; init; }

    public required string InstructionSet { get; init; }

    /// <summary>Fingerprint of the rows read.</summary>
    public required string Rows { get; init; }

    public required TrainingPosition Position { get; init; }

    public required long OptimizerSteps { get; init; }

    public required List<CheckpointTensor> Tensors { get; init; }
}
