using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>One of the worked examples of the RNN notes: T = 4, I = 3, H = 5, O = 2, one row.</summary>
public sealed record LectureNotes
{
    public required LectureNotesWeights Weights { get; init; }

    /// <summary>[T][I].</summary>
    public required float[][] X { get; init; }

    /// <summary>Forward example: [T][O].</summary>
    public double[][] Y { get; init; } = [];

    /// <summary>Forward example: [H].</summary>
    [JsonPropertyName("h_final")]
    public double[] FinalHidden { get; init; } = [];

    /// <summary>Training example: [T][O].</summary>
    public float[][] Target { get; init; } = [];

    public int Epochs { get; init; }

    [JsonPropertyName("learning_rate")]
    public float LearningRate { get; init; }

    /// <summary>Mean squared error before the update of some epochs.</summary>
    [JsonPropertyName("mse_by_epoch")]
    public Dictionary<int, double> ErrorByEpoch { get; init; } = [];

    /// <summary>Outputs after the last update, [T][O].</summary>
    [JsonPropertyName("y_after")]
    public double[][] OutputsAfter { get; init; } = [];

    [JsonPropertyName("mse_after")]
    public double ErrorAfter { get; init; }
}
