using System.IO.Compression;

namespace Microsoft.ML.Data;

/// <summary>How a block is compressed.</summary>
internal static class BlockCompression
{
    public const byte None = 0;
    public const byte Deflate = 1;
    public const byte Zlib = 2;

    public static byte[] Compress(byte[] raw)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal))
            deflate.Write(raw);
        return packed.ToArray();
    }

    public static byte[] Decompress(byte kind, byte[] packed)
    {
        if (kind == None)
            return packed;
        var input = new MemoryStream(packed);
        using Stream stream = kind == Deflate ? new DeflateStream(input, CompressionMode.Decompress)
            : new ZLibStream(input, CompressionMode.Decompress);
        var raw = new MemoryStream();
        stream.CopyTo(raw);
        return raw.ToArray();
    }
}
