using System.Reflection;
using System.Runtime.Loader;

namespace Architecture.Tests.Listing;

/// <summary>Loads the assemblies of one folder for looking at, apart from those of the same name that the test itself may run on.</summary>
internal sealed class IsolatedAssemblies(string folder) : AssemblyLoadContext("inspected", isCollectible: false)
{
    public Assembly LoadFile(string fileName) => LoadFromAssemblyPath(Path.Combine(folder, fileName));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
