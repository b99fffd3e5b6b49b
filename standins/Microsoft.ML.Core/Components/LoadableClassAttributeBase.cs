using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Names a loadable component: what it makes, who makes it, under which signatures and names.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal abstract class LoadableClassAttributeBase : Attribute
{
    protected LoadableClassAttributeBase(string summary, Type instType, Type loaderType, Type argType, Type[] sigTypes, string userName, params string[] loadNames)
    {
        Contracts.CheckValue(instType, nameof(instType));
        Contracts.CheckValue(loaderType, nameof(loaderType));
        Contracts.CheckNonEmpty(sigTypes, nameof(sigTypes));

        Type[][] parameters = sigTypes.Select(ParametersOf).ToArray();
        Contracts.CheckParam(parameters.All(types => types.SequenceEqual(parameters[0])), nameof(sigTypes),
            "All signature types of one component must have the same parameters.");

        Summary = summary;
        InstanceType = instType;
        LoaderType = loaderType;
        ArgType = argType;
        SigTypes = sigTypes;
        CtorTypes = argType is null ? parameters[0] : [argType, .. parameters[0]];
        UserName = userName ?? instType.Name;
        LoadNames = loadNames is null or { Length: 0 } ? [userName] : loadNames;
        Contracts.CheckParam(!LoadNames.Any(string.IsNullOrWhiteSpace), nameof(loadNames), "A load name can't be empty");
    }

    public Type InstanceType { get; }

    public Type LoaderType { get; }

    public Type ArgType { get; }

    public Type[] SigTypes { get; }

    public Type[] CtorTypes { get; }

    public string Summary { get; }

    public string UserName { get; }

    public string[] LoadNames { get; }

    public string DocName { get; set; }

    private static Type[] ParametersOf(Type signature)
    {
        Contracts.CheckParam(signature?.BaseType == typeof(MulticastDelegate), "sigTypes", "A signature type is a delegate.");
        return signature.GetMethod("Invoke").GetParameters().Select(parameter => parameter.ParameterType).ToArray();
    }
}
