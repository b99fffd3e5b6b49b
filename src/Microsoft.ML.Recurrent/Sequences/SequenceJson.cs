using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Sequences;

[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SequenceDocument))]
internal sealed partial class SequenceJson : JsonSerializerContext;
