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

    private const int MaximumHeaderBytes = 16 << 20;

    public static void Write(Stream stream, ParameterSet parameters)
    {
        byte[] header = Header(parameters);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (Parameter parameter in parameters)
        {
            float[] values = new float[parameter.Shape.ElementCount];
            parameter.Read(values);
            stream.Write(ToLittleEndian(values));
        }
    }

    /// <summary>Reads values for every parameter of the set. Nothing is written to the set unless everything fits.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or its names, shapes or numbers do not fit; all misfits are listed.</exception>
    public static void Read(Stream stream, ParameterSet parameters)
    {
        Dictionary<string, SafetensorsEntry> entries = ReadHeader(stream);
        List<string> misfits = Misfits(entries, parameters);
        if (misfits.Count > 0)
            throw new InvalidDataException($"{EntryName} does not fit the network: {string.Join("; ", misfits)}. Load it into the network that it was saved from.");

        var values = new Dictionary<string, float[]>(StringComparer.Ordinal);
        long claimed = entries.Values.Max(entry => entry.End);
        if (stream.CanSeek && claimed != stream.Length - stream.Position)
            throw Broken($"its tensors claim {claimed} bytes, and {stream.Length - stream.Position} follow");
        long position = 0;
        foreach ((string name, SafetensorsEntry entry) in entries.OrderBy(e => e.Value.Begin))
        {
            if (entry.Begin != position)
                throw Broken($"tensor '{name}' begins at {entry.Begin}, not at {position}");
            values[name] = ReadValues(stream, name, (int)((entry.End - entry.Begin) / sizeof(float)));
            position = entry.End;
        }

        foreach (Parameter parameter in parameters)
            parameter.Write(values[parameter.Name]);
    }

    private static byte[] Header(ParameterSet parameters)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            long offset = 0;
            json.WriteStartObject();
            foreach (Parameter parameter in parameters)
            {
                json.WriteStartObject(parameter.Name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                for (int axis = 0; axis < parameter.Shape.Rank; axis++)
                    json.WriteNumberValue(parameter.Shape[axis]);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += (long)parameter.Shape.ElementCount * sizeof(float));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (text.Length % 8 != 0)
            text.WriteByte((byte)' ');
        return text.ToArray();
    }

    private static Dictionary<string, SafetensorsEntry> ReadHeader(Stream stream)
    {
        byte[] prefix = new byte[8];
        Fill(stream, prefix, "its length");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is 0 or > MaximumHeaderBytes)
            throw Broken($"its header claims {length} bytes");
        byte[] text = new byte[length];
        Fill(stream, text, "its header");
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.EnumerateObject()
                .Where(property => property.Name != "__metadata__")
                .ToDictionary(property => property.Name, property => SafetensorsEntry.Parse(property.Value), StringComparer.Ordinal);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw Broken($"its header is no valid description ({error.Message})", error);
        }
    }

    private static List<string> Misfits(Dictionary<string, SafetensorsEntry> entries, ParameterSet parameters)
    {
        var misfits = new List<string>();
        foreach (Parameter parameter in parameters)
        {
            string needed = parameter.Shape.ToString();
            if (!entries.TryGetValue(parameter.Name, out SafetensorsEntry? entry))
                misfits.Add($"'{parameter.Name}' {needed} is missing");
            else if (entry.Type != "F32")
                misfits.Add($"'{parameter.Name}' is {entry.Type}, needed F32");
            else if (entry.ShapeText != needed)
                misfits.Add($"'{parameter.Name}' is {entry.ShapeText}, needed {needed}");
            else if (entry.End - entry.Begin != (long)parameter.Shape.ElementCount * sizeof(float))
                misfits.Add($"'{parameter.Name}' has {entry.End - entry.Begin} bytes, needed {(long)parameter.Shape.ElementCount * sizeof(float)}");
        }

        misfits.AddRange(entries.Keys.Where(name => parameters.Find(name) is null).Select(name => $"'{name}' {entries[name].ShapeText} is not part of it"));
        return misfits;
    }

    private static float[] ReadValues(Stream stream, string name, int count)
    {
        float[] values = new float[count];
        Fill(stream, MemoryMarshal.AsBytes(values.AsSpan()), $"tensor '{name}'");
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values), MemoryMarshal.Cast<float, int>(values.AsSpan()));
        int bad = Array.FindIndex(values, value => !float.IsFinite(value));
        return bad < 0 ? values : throw Broken(FormattableString.Invariant($"tensor '{name}' holds {values[bad]} at {bad}"));
    }

    private static byte[] ToLittleEndian(float[] values)
    {
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values), MemoryMarshal.Cast<float, int>(values.AsSpan()));
        return MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
    }

    private static void Fill(Stream stream, Span<byte> destination, string what)
    {
        if (stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) < destination.Length)
            throw Broken($"it ends within {what}");
    }

    private static InvalidDataException Broken(string why, Exception? cause = null)
        => new($"{EntryName} cannot be read: {why}. The file is damaged; save the model again.", cause);
}
