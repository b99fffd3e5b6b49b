using System.Reflection;
using System.Runtime.Loader;

namespace Architecture.Tests.Listing;

/// <summary>Loads the assemblies of some folders for looking at, apart from those of the same name that the test itself may run on.</summary>
internal sealed class IsolatedAssemblies(params string[] folders) : AssemblyLoadContext("inspected", isCollectible: false)
{
    public Assembly LoadFile(string fileName)
        => Find(fileName) is { } path ? LoadFromAssemblyPath(path) : throw new FileNotFoundException($"{fileName} lies in none of {string.Join(", ", folders)}.");

    protected override Assembly? Load(AssemblyName assemblyName)
        => Find(assemblyName.Name + ".dll") is { } path ? LoadFromAssemblyPath(path) : null;

    private string? Find(string fileName) => Array.Find(Array.ConvertAll(folders, folder => Path.Combine(folder, fileName)), File.Exists);
}
