using System.Diagnostics;

namespace Microsoft.ML.Recurrent.Tests.Reliability;

/// <summary>The reliability program with small counts; docs/reliability.md has the large ones.</summary>
public sealed class QuickReliabilityTests
{
    private const string Program = "Microsoft.ML.Recurrent.Reliability";

    [Theory]
    [InlineData("zips", "--seed", "11", "--count", "120")]
    [InlineData("inputs", "--seed", "11", "--count", "60")]
    [InlineData("files", "--seed", "11", "--count", "100")]
    [InlineData("kills", "--seed", "11", "--count", "2")]
    [InlineData("threads", "--seed", "11", "--seconds", "2")]
    public async Task Promise_OfReliability_HoldsOnAFewCases(params string[] arguments)
    {
        (int exitCode, string output, string error) = await RunAsync(arguments);

        Assert.True(exitCode == 0, output + error);
        Assert.Contains($"metric {arguments[0]}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disk_FullWhileWeWrite_LeavesTheOldFile()
    {
        (int exitCode, string output, string error) = await RunAsync("disk");

        Assert.SkipWhen(output.Contains("metric disk_skipped 1", StringComparison.Ordinal), "A small disk can be mounted by root on Linux only.");
        Assert.True(exitCode == 0, output + error);
    }

    [Fact]
    public async Task Program_AskedForWhatItDoesNotKnow_SaysWhatItDoes()
    {
        (int exitCode, _, string error) = await RunAsync("miracles");

        Assert.Equal(2, exitCode);
        Assert.Contains("Give one of zips, inputs, files, kills, threads, disk", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        string folder = Path.Combine(tests.Parent!.Parent!.FullName, Program, tests.Name);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(folder, Program + ".dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
