using System.IO.Compression;
using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Writes a model zip; an entry goes into it when it is disposed.</summary>
internal sealed class RepositoryWriter : Repository
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private ZipArchive _archive;

    private RepositoryWriter(Stream stream, IExceptionContext ectx)
        : base(needDir: false, ectx)
        => _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    public static RepositoryWriter CreateNew(Stream stream, IExceptionContext ectx = null, bool useFileSystem = true)
    {
        ectx.CheckValue(stream, nameof(stream));
        var writer = new RepositoryWriter(stream, ectx);
        using Entry entry = writer.CreateEntry("TrainingInfo", "Version.txt");
        using var text = new StreamWriter(entry.Stream, leaveOpen: true);
        text.WriteLine(ThisVersion);
        return writer;
    }

    public Entry CreateEntry(string name) => CreateEntry(null, name);

    public Entry CreateEntry(string dir, string name)
    {
        ExceptionContext.Check(_archive is not null, "The repository is closed.");
        ExceptionContext.CheckParam(!string.IsNullOrEmpty(name), nameof(name));
        string path = string.IsNullOrEmpty(dir) ? name : dir + "/" + name;
        ExceptionContext.CheckParam(_paths.Add(path), nameof(name), $"Duplicate entry: '{path}'");
        return new Entry(this, path, new MemoryStream());
    }

    /// <summary>Completes the zip.</summary>
    public void Commit()
    {
        ExceptionContext.Check(_archive is not null, "The repository is closed.");
        Close();
    }

    protected override void OnDispose(Entry ent)
    {
        if (_archive is null)
            return;
        using Stream target = _archive.CreateEntry(ent.Path).Open();
        ent.Stream.Position = 0;
        ent.Stream.CopyTo(target);
    }

    protected override void Dispose(bool disposing)
    {
        Close();
        base.Dispose(disposing);
    }

    private static string ThisVersion
        => typeof(RepositoryWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>().InformationalVersion;

    private void Close()
    {
        _archive?.Dispose();
        _archive = null;
    }
}
