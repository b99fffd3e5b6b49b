using System.Diagnostics;

namespace Microsoft.ML.Recurrent.Packaging.Tests;

/// <summary>Both packages, made twice of what is built.</summary>
public sealed class PackedTwice : IAsyncLifetime
{
    public const string Library = "Recurrent.MLNet", TorchSharp = "Recurrent.MLNet.TorchSharp";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("packages-");

    /// <summary>The assembly in a package: ids differ from names of assemblies (docs/decisions/0014-package-id.md).</summary>
    public static string AssemblyOf(string package) => package is Library ? "Microsoft.ML.Recurrent" : "Microsoft.ML.Recurrent.TorchSharp";

    public static string PathOf(string folder, string package) => Path.Combine(folder, $"{package}.{Build.Version}.nupkg");

    public string First => Path.Combine(_folder.FullName, "first");

    public string Second => Path.Combine(_folder.FullName, "second");

    /// <summary>A package of the first packing.</summary>
    public Package Open(string package) => new(PathOf(First, package));

    public async ValueTask InitializeAsync()
    {
        if (Build.Configuration != "Release")
            return; // paths are left in debug builds on purpose; each test says that it is skipped
        await PackAsync(_folder.FullName);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task PackAsync(string target)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = Build.RepositoryRoot,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "msbuild", "tests/Microsoft.ML.Recurrent.Packaging.Tests/Packing/PackTwice.proj", "-nodeReuse:false", "-tl:off",
                $"-p:Configuration={Build.Configuration}", $"-p:ArtifactsPath={Build.ArtifactsPath}", $"-p:To={target}",
            },
        };
        // A test runner sets variables of MSBuild's for itself.
        foreach (string variable in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(variable);
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
    }
}
