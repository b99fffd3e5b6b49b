using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>A tokenizer's description as it stands in a model zip. An option that is not known here is an error: without it the tokens would be others.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TokenizeDocument))]
internal sealed partial class TokenizeJson : JsonSerializerContext;
