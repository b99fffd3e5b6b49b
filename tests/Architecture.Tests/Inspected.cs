using System.Reflection;

namespace Architecture.Tests;

/// <summary>The assemblies that are looked at, and what the build lays beside them.</summary>
internal static class Inspected
{
    public const string Recurrent = "Microsoft.ML.Recurrent";
    public const string TorchSharp = "Microsoft.ML.Recurrent.TorchSharp";
    public const string TheseTests = "Architecture.Tests";

    /// <summary>What users get.</summary>
    public static TheoryData<string> Shipped => [Recurrent, TorchSharp];

    /// <summary>An assembly as a user's program loads it.</summary>
    public static Assembly Load(string name) => Assembly.Load(name);

    /// <summary>An assembly as the compiler wrote it. What it refers to is found beside it, and read once, too.</summary>
    public static ModuleDefinition Open(string name)
    {
        // One per caller: Cecil's resolver is not made for several threads.
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return resolver.Resolve(AssemblyNameReference.Parse(Load(name).FullName)).MainModule;
    }

    public static string PathOf(string fileName) => Path.Combine(AppContext.BaseDirectory, fileName);
}
