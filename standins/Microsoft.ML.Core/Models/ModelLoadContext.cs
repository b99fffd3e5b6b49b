using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Loads one component: its body with strings, the streams beside it, and the components within it.</summary>
internal sealed partial class ModelLoadContext : IDisposable
{
    public readonly RepositoryReader Repository;
    public readonly string Directory;
    public readonly BinaryReader Reader;
    public readonly string[] Strings;
    public readonly string LoaderAssemblyName;
    internal ModelHeader Header;
    public readonly long FpMin;
    public const string ModelStreamName = "Model.key";
    internal const string NameBinary = "Model.bin";

    private readonly Repository.Entry _entry;
    private readonly IExceptionContext _ectx;

    internal ModelLoadContext(RepositoryReader rep, Repository.Entry ent, string dir)
    {
        Contracts.CheckValue(rep, nameof(rep));
        Repository = rep;
        Directory = dir;
        _ectx = rep.ExceptionContext;
        _entry = ent;
        Reader = new BinaryReader(ent.Stream, Encoding.UTF8, leaveOpen: true);
        ModelHeader.BeginRead(out FpMin, out Header, out Strings, out LoaderAssemblyName, Reader);
    }

    internal ModelLoadContext(BinaryReader reader, IExceptionContext ectx = null)
    {
        ectx.CheckValue(reader, nameof(reader));
        _ectx = ectx;
        Reader = reader;
        ModelHeader.BeginRead(out FpMin, out Header, out Strings, out LoaderAssemblyName, Reader);
    }

    public bool InRepository => Repository is not null;

    public void CheckAtModel()
        => _ectx.Check(Reader.BaseStream.Position == FpMin + Header.FpModel, "The reader does not stand at the start of the component.");

    public void CheckAtModel(VersionInfo ver)
    {
        CheckAtModel();
        CheckVersionInfo(ver);
    }

    public void CheckVersionInfo(VersionInfo ver) => ModelHeader.CheckVersionInfo(ref Header, ver);

    public string LoadStringOrNull()
    {
        int id = Reader.ReadInt32();
        _ectx.CheckDecode(id >= -1 && id < (Strings?.Length ?? 0), "A string's number is out of range");
        return id < 0 ? null : Strings[id];
    }

    public string LoadString()
    {
        string text = LoadStringOrNull();
        _ectx.CheckDecode(text is not null, "A string is missing");
        return text;
    }

    public string LoadNonEmptyString()
    {
        string text = LoadString();
        _ectx.CheckDecode(text.Length > 0, "A string is empty");
        return text;
    }

    public bool TryLoadBinaryStream(string name, Action<BinaryReader> action)
    {
        using Repository.Entry entry = OpenStreamOrNull(name);
        if (entry is null)
            return false;
        using var reader = new BinaryReader(entry.Stream, Encoding.UTF8, leaveOpen: true);
        action(reader);
        return true;
    }

    public bool TryLoadTextStream(string name, Action<TextReader> action)
    {
        using Repository.Entry entry = OpenStreamOrNull(name);
        if (entry is null)
            return false;
        using var reader = new StreamReader(entry.Stream, Encoding.UTF8, leaveOpen: true);
        action(reader);
        return true;
    }

    /// <summary>Checks that the body was read to its end.</summary>
    public void Done() => ModelHeader.EndRead(FpMin, ref Header, Reader);

    public void Dispose()
    {
        if (_entry is null)
            return;
        Reader.Dispose();
        _entry.Dispose();
    }

    private Repository.Entry OpenStreamOrNull(string name)
    {
        _ectx.Check(InRepository, "Can't load a stream when not in a repository");
        _ectx.CheckNonEmpty(name, nameof(name));
        return Repository.OpenEntryOrNull(Directory, name);
    }

    private string PathOf(string name) => string.IsNullOrEmpty(Directory) ? name : Directory + "/" + name;
}
