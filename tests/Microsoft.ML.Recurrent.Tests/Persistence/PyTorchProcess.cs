using System.Diagnostics;

namespace Microsoft.ML.Recurrent.Tests.Persistence;

/// <summary>Runs scripts where Python has PyTorch; elsewhere the running test is skipped.</summary>
internal static class PyTorchProcess
{
    private static readonly string[] s_candidates = ["python3", "/usr/bin/python3", "python"];

    private static readonly Lazy<string?> s_python = new(() => Array.Find(s_candidates, HasPyTorch));

    /// <summary>Runs a script in a folder and gives what it printed.</summary>
    public static string Run(string folder, string script)
    {
        Assert.SkipWhen(s_python.Value is null, $"None of {string.Join(", ", s_candidates)} has PyTorch; on Debian, install python3-torch.");
        (int exitCode, string output, string error) = Start(s_python.Value!, folder, script)!.Value;
        Assert.True(exitCode == 0, error);
        return output;
    }

    private static bool HasPyTorch(string python) => Start(python, AppContext.BaseDirectory, "import torch") is { ExitCode: 0 };

    private static (int ExitCode, string Output, string Error)? Start(string python, string folder, string script)
    {
        var start = new ProcessStartInfo(python)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // there is no such program
        }
    }
}
