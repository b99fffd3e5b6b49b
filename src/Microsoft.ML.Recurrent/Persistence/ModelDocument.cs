using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Microsoft.ML.Recurrent.Persistence;

/// <summary>The entry <c>Network.json</c> of a model folder: a format version, and what describes the model.</summary>
/// <remarks><code>{ "format": 1, "model": { … } }</code> UTF-8. Numbers keep every bit.</remarks>
internal static class ModelDocument
{
    public const string EntryName = "Network.json";

    /// <summary>What this library writes, and the newest that it reads.</summary>
    public const int FormatVersion = 1;

    // A description is a few kilobytes; a file that claims more is not one.
    private const int MaximumBytes = 16 << 20;

    public static void Write<T>(Stream stream, T model, JsonTypeInfo<T> type)
    {
        var document = new JsonObject
        {
            ["format"] = FormatVersion,
            ["model"] = JsonSerializer.SerializeToNode(model, type),
        };
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        document.WriteTo(writer);
    }

    /// <exception cref="FormatException">The format is newer than this library reads.</exception>
    /// <exception cref="InvalidDataException">The entry is not what its format says.</exception>
    public static T Read<T>(Stream stream, JsonTypeInfo<T> type)
    {
        try
        {
            JsonNode? document = JsonNode.Parse(ReadAll(stream));
            int version = document?["format"]?.GetValue<int>() ?? throw Broken("it has no format version");
            if (version > FormatVersion)
                throw new FormatException(FormattableString.Invariant($"Model format {version} is newer than this library reads (1–{FormatVersion}). Update Microsoft.ML.Recurrent."));
            if (version < 1)
                throw Broken(FormattableString.Invariant($"its format version is {version}"));
            return (document["model"] ?? throw Broken("it has no model")).Deserialize(type) ?? throw Broken("its model is null");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw Broken(error.Message, error);
        }
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var copy = new MemoryStream();
        byte[] chunk = new byte[8192];
        int read;
        while ((read = stream.Read(chunk, 0, chunk.Length)) > 0)
        {
            copy.Write(chunk, 0, read);
            if (copy.Length > MaximumBytes)
                throw Broken(FormattableString.Invariant($"it is larger than {MaximumBytes} bytes"));
        }

        return copy.ToArray();
    }

    private static InvalidDataException Broken(string why, Exception? cause = null)
        => new($"{EntryName} of the model cannot be read: {why}. The file is damaged; save the model again.", cause);
}
