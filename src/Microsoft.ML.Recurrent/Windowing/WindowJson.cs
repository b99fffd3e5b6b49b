using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>Window options as they stand in a model zip. An option that is not known here is an error: without it the windows would be others.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(WindowOptions))]
internal sealed partial class WindowJson : JsonSerializerContext;
