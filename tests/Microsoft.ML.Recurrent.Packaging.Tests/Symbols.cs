using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Microsoft.ML.Recurrent.Packaging.Tests;

/// <summary>The symbols that lie in an assembly.</summary>
internal static class Symbols
{
    public static bool AreEmbedded(byte[] assembly)
    {
        using var reader = new PEReader([.. assembly]);
        return reader.ReadDebugDirectory().Any(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    /// <summary>Everything but the sources, which are compressed once more: paths, names, compiler options.</summary>
    public static byte[] Bytes(byte[] assembly)
    {
        const int HeaderSize = 8; // a signature and the size
        using var reader = new PEReader([.. assembly]);
        DebugDirectoryEntry entry = Embedded(reader);
        using var packed = new MemoryStream(assembly, entry.DataPointer + HeaderSize, entry.DataSize - HeaderSize);
        using var unpacked = new DeflateStream(packed, CompressionMode.Decompress);
        var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The paths of the sources.</summary>
    public static IReadOnlyList<string> Documents(byte[] assembly)
    {
        using var reader = new PEReader([.. assembly]);
        using MetadataReaderProvider provider = reader.ReadEmbeddedPortablePdbDebugDirectoryData(Embedded(reader));
        MetadataReader symbols = provider.GetMetadataReader();
        return [.. symbols.Documents.Select(handle => symbols.GetString(symbols.GetDocument(handle).Name))];
    }

    private static DebugDirectoryEntry Embedded(PEReader reader) => reader.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
}
