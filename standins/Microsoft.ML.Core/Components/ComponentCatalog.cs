using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>The components that can be loaded, by lower-cased name and signature.</summary>
public sealed partial class ComponentCatalog
{
    private readonly object _lock = new();
    private readonly HashSet<string> _assemblies = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, Type Signature), LoadableClassInfo> _classes = [];

    internal ComponentCatalog()
    {
    }

    /// <summary>Registers every component that the assembly names; each assembly once.</summary>
    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        Contracts.CheckValue(assembly, nameof(assembly));
        lock (_lock)
        {
            if (!_assemblies.Add(assembly.FullName))
                return;
            foreach (LoadableClassAttributeBase attribute in assembly.GetCustomAttributes(typeof(LoadableClassAttributeBase)))
                Register(attribute, throwOnError);
        }
    }

    internal LoadableClassInfo GetLoadableClassInfo<TSig>(string loadName) => GetLoadableClassInfo(loadName, typeof(TSig));

    internal LoadableClassInfo GetLoadableClassInfo(string loadName, Type signatureType)
    {
        Contracts.CheckParam(signatureType.IsSubclassOf(typeof(Delegate)), nameof(signatureType), "A signature type is a delegate");
        lock (_lock)
            return _classes.GetValueOrDefault(((loadName ?? "").ToLowerInvariant().Trim(), signatureType));
    }

    internal static bool TryCreateInstance<TRes, TSig>(IHostEnvironment env, out TRes result, string name, string options, params object[] extra)
        where TRes : class
        => TryCreateInstance(env, typeof(TSig), out result, name, options, extra);

    internal static bool TryCreateInstance<TRes>(IHostEnvironment env, Type signatureType, out TRes result, string name, string options, params object[] extra)
        where TRes : class
    {
        Contracts.CheckValue(env, nameof(env));
        LoadableClassInfo info = env.ComponentCatalog.GetLoadableClassInfo(name, signatureType);
        result = null;
        if (info is null)
            return false;
        if (info.ArgType is not null)
            throw env.ExceptNotSupp($"'{name}' takes arguments, which this stand-in does not parse.");
        result = info.CreateInstance(env, null, extra) as TRes;
        return result is not null;
    }

    private void Register(LoadableClassAttributeBase attribute, bool throwOnError)
    {
        LoadableClassInfo info = MakeInfo(attribute);
        if (info is null)
        {
            Contracts.Check(!throwOnError, $"The component '{attribute.LoadNames[0]}' cannot be made: "
                + $"{attribute.LoaderType.FullName} has neither a fitting constructor nor a fitting static method Create.");
            return;
        }

        foreach (Type signature in attribute.SigTypes)
        {
            foreach (string name in attribute.LoadNames)
                Add((name.ToLowerInvariant().Trim(), signature), info, throwOnError);
        }
    }

    private void Add((string Name, Type Signature) key, LoadableClassInfo info, bool throwOnError)
    {
        if (!_classes.TryAdd(key, info) && throwOnError)
        {
            throw Contracts.Except($"The name '{key.Name}' with signature {key.Signature.Name} is taken by {_classes[key].LoaderType.FullName}; "
                + $"{info.LoaderType.FullName} needs another one.");
        }
    }
}
