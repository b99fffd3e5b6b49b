using System.Diagnostics;

namespace Microsoft.ML.Recurrent.Tests.Interop;

/// <summary>Runs the load probe, a program that references this library and names none of its types.</summary>
internal static class ProbeProcess
{
    private const string Name = "Microsoft.ML.Recurrent.LoadProbe";

    /// <summary>The probe's folder: built with the tests, in the same configuration, beside theirs.</summary>
    public static string Folder
    {
        get
        {
            var tests = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(tests.Parent!.Parent!.FullName, Name, tests.Name);
        }
    }

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, string modelPath, CancellationToken cancellation, bool withoutIcu = false)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(folder, Name + ".dll"));
        start.ArgumentList.Add(modelPath);
        if (withoutIcu)
            start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await error);
    }
}
