using System.IO.Compression;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Reads a model zip.</summary>
internal sealed class RepositoryReader : Repository
{
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    private RepositoryReader(Stream stream, IExceptionContext ectx)
        : base(needDir: false, ectx)
    {
        foreach (ZipArchiveEntry entry in OpenArchive(stream, ectx).Entries)
            _entries[NormalizeForArchiveEntry(entry.FullName)] = entry;
    }

    public static RepositoryReader Open(Stream stream, IExceptionContext ectx = null, bool useFileSystem = true)
    {
        ectx.CheckValue(stream, nameof(stream));
        return new RepositoryReader(stream, ectx);
    }

    public Entry OpenEntry(string name) => OpenEntry(null, name);

    public Entry OpenEntry(string dir, string name)
        => OpenEntryOrNull(dir, name) ?? throw ExceptionContext.Except($"Could not find '{PathOf(dir, name)}' in the model file.");

    public Entry OpenEntryOrNull(string name) => OpenEntryOrNull(null, name);

    public Entry OpenEntryOrNull(string dir, string name)
    {
        ExceptionContext.CheckParam(!string.IsNullOrEmpty(name), nameof(name));
        string path = PathOf(dir, name);
        if (!_entries.TryGetValue(path, out ZipArchiveEntry entry))
            return null;

        var content = new MemoryStream();
        using (Stream stream = entry.Open())
            stream.CopyTo(content);
        if (content.Length != entry.Length)
            throw ExceptionContext.ExceptDecode($"The entry '{path}' is cut short.");
        content.Position = 0;
        return new Entry(this, path, content);
    }

    protected override void OnDispose(Entry ent)
    {
    }

    // The stream stays its owner's, so the archive has nothing to close.
    private static ZipArchive OpenArchive(Stream stream, IExceptionContext ectx)
    {
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException ex)
        {
            throw ectx.ExceptDecode(ex, "Failed to open a zip archive");
        }
    }

    private static string PathOf(string dir, string name) => string.IsNullOrEmpty(dir) ? name : dir + "/" + name;
}
