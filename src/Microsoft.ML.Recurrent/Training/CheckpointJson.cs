using System.Text.Json.Serialization;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Training;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CheckpointHeader))]
[JsonSerializable(typeof(NetworkSpec))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
