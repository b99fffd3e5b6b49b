namespace Microsoft.ML.Standins.Tests;

/// <summary>Files that ML.NET wrote; see Fixtures/README.md.</summary>
internal static class Fixture
{
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Fixtures", name);
}
