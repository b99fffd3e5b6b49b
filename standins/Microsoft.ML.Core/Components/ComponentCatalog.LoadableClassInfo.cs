using System.Reflection;

namespace Microsoft.ML.Runtime;

public sealed partial class ComponentCatalog
{
    /// <summary>How one component is made.</summary>
    internal sealed class LoadableClassInfo
    {
        internal LoadableClassInfo(LoadableClassAttributeBase attr, MethodInfo getter, ConstructorInfo ctor, MethodInfo create, bool requireEnvironment)
        {
            Type = attr.InstanceType;
            LoaderType = attr.LoaderType;
            ArgType = attr.ArgType;
            SignatureTypes = attr.SigTypes;
            Summary = attr.Summary;
            UserName = attr.UserName;
            LoadNames = attr.LoadNames;
            DocName = attr.DocName;
            InstanceGetter = getter;
            Constructor = ctor;
            CreateMethod = create;
            RequireEnvironment = requireEnvironment;
            ExtraArgCount = attr.CtorTypes.Length - (ArgType is null ? 0 : 1);
        }

        internal int ExtraArgCount { get; }

        public Type Type { get; }

        public Type LoaderType { get; }

        public IReadOnlyList<Type> SignatureTypes { get; }

        public string Summary { get; }

        public string UserName { get; }

        public IReadOnlyList<string> LoadNames { get; }

        public MethodInfo InstanceGetter { get; }

        public ConstructorInfo Constructor { get; }

        public MethodInfo CreateMethod { get; }

        public bool RequireEnvironment { get; }

        public string DocName { get; }

        public Type ArgType { get; }

        public object CreateInstance(IHostEnvironment env, object args, object[] extra)
        {
            object[] values = extra ?? [];
            Contracts.Check(values.Length == ExtraArgCount, $"Wrong number of extra parameters for '{LoadNames[0]}'");
            if (ArgType is not null)
                values = [args, .. values];
            if (RequireEnvironment)
                values = [env, .. values];
            return CreateInstanceCore(values);
        }

        internal object CreateInstanceCore(object[] ctorArgs)
        {
            try
            {
                if (InstanceGetter is not null)
                    return InstanceGetter.Invoke(null, null);
                return Constructor is not null ? Constructor.Invoke(ctorArgs) : CreateMethod.Invoke(null, ctorArgs);
            }
            catch (TargetInvocationException ex) when (ex.InnerException?.IsMarked() == true)
            {
                throw Contracts.Except(ex, "Error during class instantiation");
            }
        }
    }
}
