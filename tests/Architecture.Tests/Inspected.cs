using System.Reflection;
using Architecture.Tests.Api;
using Architecture.Tests.Listing;
using Architecture.Tests.Metadata;

namespace Architecture.Tests;

/// <summary>The assemblies that the build lays beside these tests, and the lists of what they stand on.</summary>
internal static class Inspected
{
    private static readonly Lazy<ApiCatalog> s_standins = new(() => new ApiCatalog(Standins.SelectMany(StandinTypes)));

    private static readonly Lazy<ApiCatalog> s_real = new(ReadLists);

    private static readonly IsolatedAssemblies s_context = new(Folder("standins"));

    private static readonly IsolatedAssemblies s_shippedContext = new(Folder("ours"), Folder("standins"));

    /// <summary>Libraries, samples and tests of this repository, this test assembly included.</summary>
    public static IEnumerable<string> Ours => Names("ours").Append(typeof(Inspected).Assembly.GetName().Name!);

    /// <summary>What users get.</summary>
    public static IEnumerable<string> Shipped => ["Microsoft.ML.Recurrent", "Microsoft.ML.Recurrent.TorchSharp"];

    public static IEnumerable<string> Standins => Names("standins");

    /// <summary>What the stand-ins declare, whether the real assemblies do or not.</summary>
    public static ApiCatalog StandinCatalog => s_standins.Value;

    public static CompiledAssembly OpenOurs(string name)
    {
        var path = Path.Combine(Folder("ours"), name + ".dll");
        return new CompiledAssembly(File.Exists(path) ? path : Path.Combine(AppContext.BaseDirectory, name + ".dll"));
    }

    /// <summary>A shipped assembly, loaded on the stand-ins.</summary>
    public static Assembly LoadShipped(string name) => s_shippedContext.LoadFile(name + ".dll");

    /// <summary>A file that the build lays beside a shipped assembly: its documentation (<c>.xml</c>), or the list of its public face (<c>.PublicApi.txt</c>).</summary>
    public static string BesideShipped(string name, string extension) => Path.Combine(Folder("shipped"), name + extension);

    public static IReadOnlyList<ApiType> StandinTypes(string name)
        => ApiList.Parse(name, AssemblyListing.Write(s_context.LoadFile(name + ".dll")));

    /// <summary>The lists of the real assemblies. Skips the running test where there is no reference data.</summary>
    public static ApiCatalog RealCatalog()
    {
        ReferenceData.Path("mlnet", "api");
        return s_real.Value;
    }

    private static ApiCatalog ReadLists()
    {
        var lists = Directory.GetFiles(ReferenceData.Path("mlnet", "api"), "*.api.txt");
        var mlNet = lists.SelectMany(path => ApiList.Parse(Path.GetFileName(path)[..^".api.txt".Length], File.ReadAllText(path)));
        return new(mlNet.Concat(TorchSharpList.Parse(File.ReadAllText(ReferenceData.Path("torchsharp", "api_v0.102.6.txt")))));
    }

    private static IEnumerable<string> Names(string folder)
        => Directory.GetFiles(Folder(folder), "*.dll").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
