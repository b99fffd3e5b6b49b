using System.Text;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Saves one component: a body with strings, streams beside it, and components within it.</summary>
public sealed class ModelSaveContext : IDisposable
{
    internal readonly RepositoryWriter Repository;
    internal readonly string Directory;
    internal readonly BinaryWriter Writer;
    internal readonly NormStr.Pool Strings = new();
    internal ModelHeader Header;
    internal readonly long FpMin;

    private readonly Repository.Entry _entry;
    private readonly IExceptionContext _ectx;
    private string _loaderAssemblyName;
    private bool _done;

    internal ModelSaveContext(RepositoryWriter rep, string dir, string name)
    {
        Contracts.CheckValue(rep, nameof(rep));
        _ectx = rep.ExceptionContext;
        _ectx.CheckNonEmpty(name, nameof(name));
        Repository = rep;
        Directory = dir;
        _entry = rep.CreateEntry(dir, name);
        Writer = new BinaryWriter(_entry.Stream, Encoding.UTF8, leaveOpen: true);
        ModelHeader.BeginWrite(Writer, out FpMin, out Header);
    }

    internal ModelSaveContext(BinaryWriter writer, IExceptionContext ectx = null)
    {
        ectx.CheckValue(writer, nameof(writer));
        _ectx = ectx;
        Writer = writer;
        ModelHeader.BeginWrite(Writer, out FpMin, out Header);
    }

    internal bool InRepository => Repository is not null;

    /// <summary>Closes the component's entry.</summary>
    public void Dispose()
    {
        if (_entry is null)
            return;
        Writer.Dispose();
        _entry.Dispose();
    }

    internal void CheckAtModel() => _ectx.Check(Writer.BaseStream.Position == FpMin + Header.FpModel, "The writer does not stand at the start of the component.");

    internal void SetVersionInfo(VersionInfo ver)
    {
        ModelHeader.SetVersionInfo(ref Header, ver);
        _loaderAssemblyName = ver.LoaderAssemblyName;
    }

    internal void SaveTextStream(string name, Action<TextWriter> action)
    {
        using Repository.Entry entry = OpenStream(name);
        using var writer = new StreamWriter(entry.Stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        action(writer);
    }

    internal void SaveBinaryStream(string name, Action<BinaryWriter> action)
    {
        using Repository.Entry entry = OpenStream(name);
        using var writer = new BinaryWriter(entry.Stream, Encoding.UTF8, leaveOpen: true);
        action(writer);
    }

    internal void SaveStringOrNull(string str)
    {
        if (str is null)
            Writer.Write(-1);
        else
            SaveString(str);
    }

    internal void SaveString(string str)
    {
        _ectx.CheckValue(str, nameof(str));
        Writer.Write(Strings.Add(str).Id);
    }

    internal void SaveString(ReadOnlyMemory<char> str) => SaveString(str.ToString());

    internal void SaveNonEmptyString(string str)
    {
        _ectx.CheckParam(!string.IsNullOrEmpty(str), nameof(str));
        SaveString(str);
    }

    internal void SaveNonEmptyString(ReadOnlyMemory<char> str) => SaveNonEmptyString(str.ToString());

    internal void Done()
    {
        _ectx.Check(Header.ModelSignature != 0, "A component was saved without its version info.");
        _ectx.Check(!_done, "The component is saved already.");
        ModelHeader.EndWrite(Writer, FpMin, ref Header, Strings, _loaderAssemblyName);
        _done = true;
    }

    internal void SaveModel<T>(T value, string name)
        where T : class
    {
        _ectx.Check(InRepository, "Can't save a sub-model when not in a repository");
        SaveModel(Repository, value, PathOf(name));
    }

    internal static void SaveModel<T>(RepositoryWriter rep, T value, string path)
        where T : class
    {
        if (value is not ICanSaveModel saver)
            return;
        using var ctx = new ModelSaveContext(rep, path, ModelLoadContext.ModelStreamName);
        saver.Save(ctx);
        ctx.Done();
    }

    internal static void Save(BinaryWriter writer, Action<ModelSaveContext> fn)
    {
        using var ctx = new ModelSaveContext(writer);
        fn(ctx);
        ctx.Done();
    }

    internal void SaveSubModel(string dir, Action<ModelSaveContext> fn)
    {
        _ectx.Check(InRepository, "Can't save a sub-model when not in a repository");
        using var ctx = new ModelSaveContext(Repository, PathOf(dir), ModelLoadContext.ModelStreamName);
        fn(ctx);
        ctx.Done();
    }

    private Repository.Entry OpenStream(string name)
    {
        _ectx.Check(InRepository, "Can't save a stream when not in a repository");
        _ectx.CheckNonEmpty(name, nameof(name));
        return Repository.CreateEntry(Directory, name);
    }

    private string PathOf(string name)
    {
        _ectx.CheckNonEmpty(name, nameof(name));
        return string.IsNullOrEmpty(Directory) ? name : Directory + "/" + name;
    }
}
