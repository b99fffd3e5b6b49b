using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Persistence;

/// <summary>The entry <c>Weights.safetensors</c>: named float32 tensors, little-endian, which Python reads with the package of that name.</summary>
/// <remarks>Layout: u64 length N of the header; N bytes of JSON, name → { dtype "F32", shape, data_offsets [begin, end) }, padded with
/// blanks to a multiple of 8; then the data, tensors in the order of the set. Format: https://github.com/huggingface/safetensors.</remarks>
internal static class Safetensors
{
    public const string EntryName = "Weights.safetensors";

    private static readonly SafetensorsReader s_entry = new(
        EntryName, whenDamaged: "save the model again", whenUnfit: "Load it into the network that it was saved from");

    public static void Write(Stream stream, ParameterSet parameters) => Write(stream, NamedWeights.Of(parameters));

    public static void Write(Stream stream, IReadOnlyList<NamedWeights> weights)
    {
        byte[] header = Header(weights);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (NamedWeights tensor in weights)
            stream.Write(ToLittleEndian(tensor.Get()));
    }

    /// <summary>Reads values for every parameter of the set. Nothing is written to the set unless everything fits.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or its names, shapes or numbers do not fit; all misfits are listed.</exception>
    public static void Read(Stream stream, ParameterSet parameters) => s_entry.Read(stream, NamedWeights.Of(parameters));

    private static byte[] Header(IReadOnlyList<NamedWeights> weights)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            long offset = 0;
            json.WriteStartObject();
            foreach (NamedWeights tensor in weights)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                for (int axis = 0; axis < tensor.Shape.Rank; axis++)
                    json.WriteNumberValue(tensor.Shape[axis]);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += (long)tensor.Shape.ElementCount * sizeof(float));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (text.Length % 8 != 0)
            text.WriteByte((byte)' ');
        return text.ToArray();
    }

    private static byte[] ToLittleEndian(float[] values)
    {
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values), MemoryMarshal.Cast<float, int>(values.AsSpan()));
        return MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
    }
}
