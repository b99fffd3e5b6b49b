using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Forecasting;

[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ForecastDocument))]
[JsonSerializable(typeof(ForecastCheckpoint))]
internal sealed partial class ForecastJson : JsonSerializerContext;
