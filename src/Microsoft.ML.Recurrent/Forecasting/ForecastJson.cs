using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Forecasting;

[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ForecastDocument))]
[JsonSerializable(typeof(ForecastCheckpoint))]
internal sealed partial class ForecastJson : JsonSerializerContext;
