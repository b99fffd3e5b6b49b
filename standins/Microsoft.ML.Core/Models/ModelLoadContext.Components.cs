using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

internal sealed partial class ModelLoadContext
{
    public bool ContainsModel(string name)
    {
        if (!InRepository || string.IsNullOrEmpty(name))
            return false;
        using Repository.Entry entry = Repository.OpenEntryOrNull(PathOf(name), ModelStreamName);
        return entry is not null;
    }

    public bool LoadModelOrNull<TRes, TSig>(IHostEnvironment env, out TRes result, string name, params object[] extra)
        where TRes : class
    {
        _ectx.Check(InRepository, "Can't load a sub-model when not in a repository");
        return LoadModelOrNull<TRes, TSig>(env, out result, Repository, PathOf(name), extra);
    }

    public void LoadModel<TRes, TSig>(IHostEnvironment env, out TRes result, string name, params object[] extra)
        where TRes : class
    {
        if (!LoadModelOrNull<TRes, TSig>(env, out result, name, extra))
            throw _ectx.ExceptDecode("Corrupt model file");
    }

    public static bool LoadModelOrNull<TRes, TSig>(IHostEnvironment env, out TRes result, RepositoryReader rep, string dir, params object[] extra)
        where TRes : class
    {
        Contracts.CheckValue(env, nameof(env));
        env.CheckValue(rep, nameof(rep));
        using Repository.Entry entry = rep.OpenEntryOrNull(dir, ModelStreamName);
        result = null;
        if (entry is null)
            return false;
        LoadModel<TRes, TSig>(env, out result, rep, entry, dir, extra);
        return true;
    }

    public static void LoadModel<TRes, TSig>(IHostEnvironment env, out TRes result, RepositoryReader rep, string dir, params object[] extra)
        where TRes : class
    {
        if (!LoadModelOrNull<TRes, TSig>(env, out result, rep, dir, extra))
            throw env.ExceptDecode("Corrupt model file");
    }

    public static void LoadModel<TRes, TSig>(IHostEnvironment env, out TRes result, RepositoryReader rep, Repository.Entry ent, string dir, params object[] extra)
        where TRes : class
    {
        using var ctx = new ModelLoadContext(rep, ent, dir);
        if (!ctx.TryLoadModelCore<TRes, TSig>(env, out result, extra))
        {
            throw env.ExceptDecode($"Couldn't load model '{dir}': no component named '{ModelHeader.GetLoaderSig(ref ctx.Header)}' "
                + $"is registered for {typeof(TSig).Name}.");
        }
    }

    public bool TryProcessSubModel(string dir, Action<ModelLoadContext> action)
    {
        _ectx.Check(InRepository, "Can't load a sub-model when not in a repository");
        using Repository.Entry entry = Repository.OpenEntryOrNull(PathOf(dir), ModelStreamName);
        if (entry is null)
            return false;
        using var ctx = new ModelLoadContext(Repository, entry, PathOf(dir));
        action(ctx);
        return true;
    }

    private bool TryLoadModelCore<TRes, TSig>(IHostEnvironment env, out TRes result, object[] extra)
        where TRes : class
    {
        if (!string.IsNullOrEmpty(LoaderAssemblyName))
            env.ComponentCatalog.RegisterAssembly(Assembly.Load(LoaderAssemblyName));

        object[] args = [this, .. extra ?? []];
        foreach (string name in (string[])[ModelHeader.GetLoaderSig(ref Header), ModelHeader.GetLoaderSigAlt(ref Header)])
        {
            if (string.IsNullOrWhiteSpace(name) || !ComponentCatalog.TryCreateInstance<TRes, TSig>(env, out result, name, "", args))
                continue;
            Done();
            return true;
        }

        result = null;
        return false;
    }
}
