using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Microsoft.ML.Recurrent.Persistence;

/// <summary>Reads safetensors that hold given names and shapes, no more and no less.</summary>
/// <param name="file">What is read, for errors.</param>
/// <param name="whenDamaged">What to do about a damaged file.</param>
/// <param name="whenUnfit">What to do about one whose names or shapes do not fit.</param>
internal sealed class SafetensorsReader(string file, string whenDamaged, string whenUnfit)
{
    private const int MaximumHeaderBytes = 16 << 20;

    /// <summary>Reads all; nothing is set unless everything fits.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or its names, shapes or numbers do not fit; all misfits are listed.</exception>
    public void Read(Stream stream, IReadOnlyList<NamedWeights> weights)
    {
        Dictionary<string, SafetensorsEntry> entries = ReadHeader(stream);
        List<string> misfits = Misfits(entries, weights);
        if (misfits.Count > 0)
            throw new InvalidDataException($"{file} does not fit the network: {string.Join("; ", misfits)}. {whenUnfit}.");

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

        foreach (NamedWeights tensor in weights)
            tensor.Set(values[tensor.Name]);
    }

    private Dictionary<string, SafetensorsEntry> ReadHeader(Stream stream)
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

    private static List<string> Misfits(Dictionary<string, SafetensorsEntry> entries, IReadOnlyList<NamedWeights> weights)
    {
        var misfits = new List<string>();
        foreach (NamedWeights tensor in weights)
        {
            string needed = tensor.Shape.ToString();
            if (!entries.TryGetValue(tensor.Name, out SafetensorsEntry? entry))
                misfits.Add($"'{tensor.Name}' {needed} is missing");
            else if (entry.Type != "F32")
                misfits.Add($"'{tensor.Name}' is {entry.Type}, needed F32");
            else if (entry.ShapeText != needed)
                misfits.Add($"'{tensor.Name}' is {entry.ShapeText}, needed {needed}");
            else if (entry.End - entry.Begin != (long)tensor.Shape.ElementCount * sizeof(float))
                misfits.Add($"'{tensor.Name}' has {entry.End - entry.Begin} bytes, needed {(long)tensor.Shape.ElementCount * sizeof(float)}");
        }

        HashSet<string> known = [.. weights.Select(tensor => tensor.Name)];
        misfits.AddRange(entries.Keys.Where(name => !known.Contains(name)).Select(name => $"'{name}' {entries[name].ShapeText} is not part of it"));
        return misfits;
    }

    private float[] ReadValues(Stream stream, string name, int count)
    {
        float[] values = new float[count];
        Fill(stream, MemoryMarshal.AsBytes(values.AsSpan()), $"tensor '{name}'");
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values), MemoryMarshal.Cast<float, int>(values.AsSpan()));
        int bad = Array.FindIndex(values, value => !float.IsFinite(value));
        return bad < 0 ? values : throw Broken(FormattableString.Invariant($"tensor '{name}' holds {values[bad]} at {bad}"));
    }

    private void Fill(Stream stream, Span<byte> destination, string what)
    {
        if (stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) < destination.Length)
            throw Broken($"it ends within {what}");
    }

    private InvalidDataException Broken(string why, Exception? cause = null)
        => new($"{file} cannot be read: {why}. The file is damaged; {whenDamaged}.", cause);
}
