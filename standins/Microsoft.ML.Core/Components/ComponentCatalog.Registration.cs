using System.Reflection;

namespace Microsoft.ML.Runtime;

public sealed partial class ComponentCatalog
{
    private const BindingFlags Members = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic;

    private static LoadableClassInfo MakeInfo(LoadableClassAttributeBase attribute, out string problem)
    {
        problem = null;
        if (attribute.CtorTypes.Length == 0 && FindInstanceGetter(attribute) is { } getter)
            return new LoadableClassInfo(attribute, getter, null, null, requireEnvironment: false);

        bool requireEnvironment = Find(attribute, [typeof(IHostEnvironment), .. attribute.CtorTypes], out ConstructorInfo ctor, out MethodInfo create);
        if (!requireEnvironment && !Find(attribute, attribute.CtorTypes, out ctor, out create))
        {
            problem = $"The component '{attribute.LoadNames[0]}' cannot be made: "
                + $"{attribute.LoaderType.FullName} has neither a fitting constructor nor a fitting static method Create.";
            return null;
        }

        // Where there are both, the more public one is meant.
        if (ctor is not null && create is not null)
        {
            int more = Visibility(ctor) - Visibility(create);
            if (more == 0)
                problem = $"Can't load type {attribute.InstanceType}: it has both create and constructor methods of the same visibility.";
            if (more > 0)
                create = null;
            else
                ctor = null;
        }

        return problem is null ? new LoadableClassInfo(attribute, null, ctor, create, requireEnvironment) : null;
    }

    private static MethodInfo FindInstanceGetter(LoadableClassAttributeBase attribute)
    {
        PropertyInfo property = attribute.LoaderType.GetProperty("Instance", BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Static);
        return property?.PropertyType == attribute.InstanceType ? property.GetMethod : null;
    }

    private static bool Find(LoadableClassAttributeBase attribute, Type[] parameters, out ConstructorInfo ctor, out MethodInfo create)
    {
        ctor = attribute.InstanceType.IsAssignableFrom(attribute.LoaderType)
            ? attribute.LoaderType.GetConstructor(BindingFlags.Instance | Members, parameters)
            : null;
        create = attribute.LoaderType.GetMethod("Create", BindingFlags.Static | Members, parameters);
        if (create?.ReturnType != attribute.InstanceType)
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
