using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>The notes' weights under the notes' names; they have one hidden bias.</summary>
public sealed record LectureNotesWeights(
    [property: JsonPropertyName("W_xh")] float[][] InputToHidden,
    [property: JsonPropertyName("W_hh")] float[][] HiddenToHidden,
    [property: JsonPropertyName("W_hy")] float[][] HiddenToOutput,
    [property: JsonPropertyName("b_h")] float[] HiddenBias,
    [property: JsonPropertyName("b_y")] float[] OutputBias);
