using System.Text.Json;

namespace Microsoft.ML.Recurrent.Persistence;

/// <summary>One tensor in a safetensors header: type, shape as text, and its bytes [Begin, End) of the data.</summary>
internal sealed record SafetensorsEntry(string Type, string ShapeText, long Begin, long End)
{
    public static SafetensorsEntry Parse(JsonElement description)
    {
        long[] shape = description.GetProperty("shape").EnumerateArray().Select(length => length.GetInt64()).ToArray();
        long[] offsets = description.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
        if (offsets.Length != 2 || offsets[0] < 0 || offsets[1] < offsets[0])
            throw new FormatException("data_offsets are not two ascending numbers");
        return new(description.GetProperty("dtype").GetString() ?? "null", $"[{string.Join(", ", shape)}]", offsets[0], offsets[1]);
    }
}
