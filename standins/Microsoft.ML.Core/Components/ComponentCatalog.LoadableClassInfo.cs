using System.Reflection;

namespace Microsoft.ML.Runtime;

public sealed partial class ComponentCatalog
{
    /// <summary>How one component is made.</summary>
    internal sealed class LoadableClassInfo
    {
        private const BindingFlags Members = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic;

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
            Contracts.CheckParam(values.Length == ExtraArgCount, nameof(extra), "Wrong number of extra parameters");
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

        internal static bool TryMake(LoadableClassAttributeBase attr, out LoadableClassInfo info, out string problem)
        {
            info = null;
            problem = null;
            MethodInfo getter = attr.CtorTypes.Length == 0 ? FindInstanceGetter(attr) : null;
            Type[] withEnvironment = [typeof(IHostEnvironment), .. attr.CtorTypes];
            ConstructorInfo ctor = null;
            MethodInfo create = null;
            bool requireEnvironment = getter is null
                && Find(attr, withEnvironment, out ctor, out create);
            if (getter is null && !requireEnvironment && !Find(attr, attr.CtorTypes, out ctor, out create))
            {
                problem = $"Can't instantiate loadable class '{attr.InstanceType.Name}' with name '{attr.LoadNames[0]}': "
                    + $"{attr.LoaderType.FullName} has neither a fitting constructor nor a fitting static method Create.";
                return false;
            }

            if (ctor is not null && create is not null)
            {
                if (Visibility(ctor) == Visibility(create))
                {
                    problem = $"Can't load type {attr.InstanceType}, because it has both create and constructor methods with the same visibility. "
                        + "Please indicate which one should be used by changing either the signature or the visibility of one of them.";
                    return false;
                }

                if (Visibility(ctor) > Visibility(create))
                    create = null;
                else
                    ctor = null;
            }

            info = new LoadableClassInfo(attr, getter, ctor, create, requireEnvironment);
            return true;
        }

        private static MethodInfo FindInstanceGetter(LoadableClassAttributeBase attr)
        {
            PropertyInfo property = attr.LoaderType.GetProperty("Instance", BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Static);
            return property?.PropertyType == attr.InstanceType ? property.GetMethod : null;
        }

        private static bool Find(LoadableClassAttributeBase attr, Type[] parameters, out ConstructorInfo ctor, out MethodInfo create)
        {
            ctor = attr.InstanceType.IsAssignableFrom(attr.LoaderType)
                ? attr.LoaderType.GetConstructor(BindingFlags.Instance | Members, parameters)
                : null;
            create = attr.LoaderType.GetMethod("Create", BindingFlags.Static | Members, parameters);
            if (create?.ReturnType != attr.InstanceType)
                create = null;
            return ctor is not null || create is not null;
        }

        private static int Visibility(MethodBase method)
        {
            if (method.IsPublic)
                return 5;
            if (method.IsAssembly)
                return 4;
            if (method.IsFamilyOrAssembly)
                return 3;
            if (method.IsFamily)
                return 2;
            return method.IsPrivate ? 1 : 0;
        }
    }
}
