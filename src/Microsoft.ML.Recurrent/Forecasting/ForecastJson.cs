using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Forecasting;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ForecastDocument))]
[JsonSerializable(typeof(ForecastCheckpoint))]
internal sealed partial class ForecastJson : JsonSerializerContext;
