using System.IO.Compression;

namespace Microsoft.ML.Standins.Tests.Core;

/// <summary>A model zip taken apart, changed, and loaded.</summary>
internal sealed class ModelZip
{
    private readonly Dictionary<string, byte[]> _entries = [];

    private ModelZip(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream stream = entry.Open();
            var content = new MemoryStream();
            stream.CopyTo(content);
            _entries[entry.FullName] = content.ToArray();
        }
    }

    public static byte[] Bytes(string fixture) => File.ReadAllBytes(Fixture.Path(fixture));

    public static ModelZip Open(string fixture) => new(Bytes(fixture));

    public static ITransformer Load(byte[] zip) => new MLContext(seed: 1).Model.Load(new MemoryStream(zip), out _);

    /// <summary>Overwrites the bytes from an offset on.</summary>
    public ModelZip Patch(string entry, int offset, params ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_entries[entry].AsSpan(offset));
        return this;
    }

    public ModelZip Replace(string entry, Func<byte[], byte[]> change)
    {
        _entries[entry] = change(_entries.GetValueOrDefault(entry, []));
        return this;
    }

    public ModelZip Remove(string entry)
    {
        _entries.Remove(entry);
        return this;
    }

    public ModelZip Rename(Func<string, string> rename)
    {
        foreach (string name in _entries.Keys.ToList())
        {
            _entries.Remove(name, out byte[]? content);
            _entries[rename(name)] = content!;
        }

        return this;
    }

    public ITransformer Load(CompressionLevel level = CompressionLevel.Optimal)
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in _entries)
            {
                using Stream stream = archive.CreateEntry(name, level).Open();
                stream.Write(content);
            }
        }

        return Load(zip.ToArray());
    }
}
