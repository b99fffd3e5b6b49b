using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Microsoft.ML.Recurrent.Persistence;

/// <summary>The entry <c>Network.json</c> of a model folder: a format version, and what describes the model.</summary>
/// <remarks><code>{ "format": 2, "model": { … } }</code> UTF-8. Numbers keep every bit. Forecast checkpoints have the same form. A file of format 1 lacks what came after
/// it; what was done then is written in before it is read.</remarks>
internal static class ModelDocument
{
    public const string EntryName = "Network.json";

    /// <summary>What this library writes, and the newest that it reads.</summary>
    public const int FormatVersion = 2;

    // The longest window that an engine may keep takes 23 MB. A file that claims more is no description.
    private const int MaximumBytes = 32 << 20;

    private const string What = EntryName + " of the model", Remedy = "save the model again";

    /// <exception cref="InvalidOperationException">The document would be larger than what is read back.</exception>
    public static void Write<T>(Stream stream, T model, JsonTypeInfo<T> type)
    {
        var document = new JsonObject
        {
            ["format"] = FormatVersion,
            ["model"] = JsonSerializer.SerializeToNode(model, type),
        };
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            document.WriteTo(writer);
        if (bytes.Length > MaximumBytes)
            throw new InvalidOperationException(FormattableString.Invariant($"{EntryName} would take {bytes.Length} bytes; no more than {MaximumBytes} are read back. Train several models, each on fewer series or classes."));
        bytes.WriteTo(stream);
    }

    /// <param name="stream">Read to its end.</param>
    /// <param name="type">The model's type, with what it demands of its JSON.</param>
    /// <param name="fromFormat1">Adds to a model of format 1 what came after it, with the values that say what was done then.</param>
    /// <param name="what">What the document is, for errors.</param>
    /// <param name="remedy">What to do about a damaged one.</param>
    /// <exception cref="FormatException">The format is newer than this library reads.</exception>
    /// <exception cref="InvalidDataException">The document is not what its format says.</exception>
    public static T Read<T>(Stream stream, JsonTypeInfo<T> type, Action<JsonObject> fromFormat1, string what = What, string remedy = Remedy)
    {
        try
        {
            JsonNode? document = JsonNode.Parse(ReadAll(stream));
            int version = document?["format"]?.GetValue<int>() ?? throw new JsonException("it has no format version");
            if (version > FormatVersion)
                throw new FormatException(FormattableString.Invariant($"Model format {version} is newer than this library reads (1–{FormatVersion}). Update Microsoft.ML.Recurrent."));
            if (version < 1)
                throw new JsonException(FormattableString.Invariant($"its format version is {version}"));
            JsonNode model = document["model"] ?? throw new JsonException("it has no model");
            if (version == 1)
                fromFormat1(model.AsObject());
            return model.Deserialize(type) ?? throw new JsonException("its model is null");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            throw Broken(what, error.Message, remedy, error);
        }
    }

    /// <summary>The error for a <c>Network.json</c> that is well formed but describes no model that a training gives.</summary>
    public static InvalidDataException Damaged(string why, Exception? cause = null) => Broken(What, why, Remedy, cause);

    private static byte[] ReadAll(Stream stream)
    {
        using var copy = new MemoryStream();
        byte[] chunk = new byte[8192];
        int read;
        while ((read = stream.Read(chunk, 0, chunk.Length)) > 0)
        {
            copy.Write(chunk, 0, read);
            if (copy.Length > MaximumBytes)
                throw new JsonException(FormattableString.Invariant($"it is larger than {MaximumBytes} bytes"));
        }

        return copy.ToArray();
    }

    private static InvalidDataException Broken(string what, string why, string remedy, Exception? cause)
        => new($"{what} cannot be read: {why.TrimEnd('.')}. The file is damaged; {remedy}.", cause);
}
