using System.Reflection;

namespace Microsoft.ML.Runtime;

public sealed partial class ComponentCatalog
{
    private const BindingFlags Members = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic;

    // Null if nothing on the loader type makes the instance.
    private static LoadableClassInfo MakeInfo(LoadableClassAttributeBase attribute)
    {
        if (attribute.CtorTypes.Length == 0 && FindInstanceGetter(attribute) is { } getter)
            return new LoadableClassInfo(attribute, getter, null, null, requireEnvironment: false);

        Type[] plain = attribute.CtorTypes;
        Type[] withEnvironment = [typeof(IHostEnvironment), .. plain];
        ConstructorInfo ctor = FindConstructor(attribute, plain) ?? FindConstructor(attribute, withEnvironment);
        MethodInfo create = FindCreate(attribute, plain) ?? FindCreate(attribute, withEnvironment);
        if (ctor is null && create is null)
            return null;

        // Where there are both, the more public one is meant.
        if (ctor is not null && create is not null)
        {
            int more = Visibility(ctor) - Visibility(create);
            Contracts.Check(more != 0, $"Can't load type {attribute.InstanceType}: it has both create and constructor methods of one visibility.");
            if (more > 0)
                create = null;
            else
                ctor = null;
        }

        bool requireEnvironment = ((MethodBase)ctor ?? create).GetParameters().Length > plain.Length;
        return new LoadableClassInfo(attribute, null, ctor, create, requireEnvironment);
    }

    private static MethodInfo FindInstanceGetter(LoadableClassAttributeBase attribute)
    {
        PropertyInfo property = attribute.LoaderType.GetProperty("Instance", BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Static);
        return property?.PropertyType == attribute.InstanceType ? property.GetMethod : null;
    }

    private static ConstructorInfo FindConstructor(LoadableClassAttributeBase attribute, Type[] parameters)
        => attribute.InstanceType.IsAssignableFrom(attribute.LoaderType)
            ? attribute.LoaderType.GetConstructor(BindingFlags.Instance | Members, parameters)
            : null;

    private static MethodInfo FindCreate(LoadableClassAttributeBase attribute, Type[] parameters)
    {
        MethodInfo create = attribute.LoaderType.GetMethod("Create", BindingFlags.Static | Members, parameters);
        return create?.ReturnType == attribute.InstanceType ? create : null;
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
