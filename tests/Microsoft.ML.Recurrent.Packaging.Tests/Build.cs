using System.Reflection;

namespace Microsoft.ML.Recurrent.Packaging.Tests;

/// <summary>The build that these tests belong to.</summary>
internal static class Build
{
    public static string RepositoryRoot { get; } = Value("RepositoryRoot");

    public static string ArtifactsPath { get; } = Value("ArtifactsPath");

    public static string Configuration { get; } = Value("Configuration");

    public static string Version { get; } = Value("Version");

    private static string Value(string key)
        => typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
