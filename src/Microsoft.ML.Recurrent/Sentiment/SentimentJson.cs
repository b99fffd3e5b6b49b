using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Sentiment;

[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SentimentDocument))]
internal sealed partial class SentimentJson : JsonSerializerContext;
