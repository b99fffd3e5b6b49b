using System.Security.Cryptography;
using System.Text;

namespace Microsoft.ML.Recurrent.Interop;

/// <summary>The entry <c>Checksums.txt</c>: the SHA-256 of every other entry of the folder that is ours, in the form of <c>sha256sum</c>.</summary>
/// <remarks>A zip has checksums of its own, which .NET does not compare when it reads. Without these a flipped bit of a weight would be another weight.</remarks>
internal sealed class Checksums
{
    public const string EntryName = "Checksums.txt";

    // A line per entry, of which there are three; a file that claims more is none of ours.
    private const int MaximumBytes = 1 << 16;

    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);

    /// <summary>Takes in what is written to the stream under a name.</summary>
    public void Write(string name, Stream stream, Action<Stream> write)
    {
        using var hash = SHA256.Create();
        using (var both = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
            write(both);
        _hashes[name] = Convert.ToHexStringLower(hash.Hash!);
    }

    public void WriteTo(Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        foreach ((string name, string hash) in _hashes)
            writer.WriteLine($"{hash}  {name}");
    }

    /// <exception cref="InvalidDataException">The entry is no list of checksums.</exception>
    public static Checksums Read(Stream stream)
    {
        var checksums = new Checksums();
        byte[] bytes = new byte[MaximumBytes];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        foreach (string line in Encoding.UTF8.GetString(bytes, 0, length).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split("  ", 2) is not [{ Length: 2 * SHA256.HashSizeInBytes } hash, { Length: > 0 } name] || !checksums._hashes.TryAdd(name, hash))
                throw new InvalidDataException($"{EntryName} of the model cannot be read: a line holds no checksum. The file is damaged; save the model again.");
        }

        return checksums;
    }

    /// <summary>Compares an entry, from where the stream stands to its end, with its checksum.</summary>
    /// <exception cref="InvalidDataException">They differ, or there is none.</exception>
    public void Check(string name, Stream stream)
    {
        string found = Convert.ToHexStringLower(SHA256.HashData(stream));
        if (!_hashes.TryGetValue(name, out string? needed) || needed != found)
            throw new InvalidDataException($"{name} of the model does not match its checksum in {EntryName}. The file is damaged; save the model again. Whoever changed the entry on purpose takes {EntryName} out.");
    }
}
