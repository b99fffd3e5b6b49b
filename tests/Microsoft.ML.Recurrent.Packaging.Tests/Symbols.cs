using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Microsoft.ML.Recurrent.Packaging.Tests;

/// <summary>The symbols that lie in an assembly.</summary>
internal static class Symbols
{
    /// <summary>The kind of a source's text in the format of portable symbols.</summary>
    private static readonly Guid s_embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    public static bool AreEmbedded(byte[] assembly)
    {
        using var reader = new PEReader([.. assembly]);
        return reader.ReadDebugDirectory().Any(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    /// <summary>The symbols unpacked: names and compiler options, then the paths and the texts of the sources.</summary>
    public static byte[] Bytes(byte[] assembly)
    {
        const int HeaderSize = 8; // a signature and the size
        using var reader = new PEReader([.. assembly]);
        DebugDirectoryEntry entry = Embedded(reader);
        var bytes = new MemoryStream(Unpacked(assembly.AsSpan(entry.DataPointer + HeaderSize, entry.DataSize - HeaderSize).ToArray()));
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(bytes.ToArray()));
        MetadataReader symbols = provider.GetMetadataReader();
        using var all = new MemoryStream();
        bytes.CopyTo(all);
        foreach (string path in Documents(assembly))
            all.Write(Encoding.UTF8.GetBytes(path));
        foreach (CustomDebugInformation source in symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation).Where(information => symbols.GetGuid(information.Kind) == s_embeddedSource))
            all.Write(Text(symbols.GetBlobBytes(source.Value)));
        return all.ToArray();
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

    /// <summary>A source begins with its size unpacked, or with 0 where it is not packed.</summary>
    private static byte[] Text(byte[] source)
        => BitConverter.ToInt32(source) == 0 ? source[sizeof(int)..] : Unpacked(source[sizeof(int)..]);

    private static byte[] Unpacked(byte[] packed)
    {
        using var stream = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
