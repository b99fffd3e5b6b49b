using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Recurrent.Reliability.Cases;

/// <summary>The parent process: starts children with a memory limit, watches them, and goes on behind a case that hung or crashed.</summary>
internal static class CaseRunner
{
    private const int CasesPerProcess = 250;

    // Far more than a second, since a busy machine is no hang; what is slow is said by the child.
    private static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(60);

    public static List<CaseResult> Run(Arguments arguments, string folder)
    {
        var results = new List<CaseResult>();
        for (int next = arguments.First; next < arguments.First + arguments.Count;)
        {
            int count = Math.Min(CasesPerProcess, arguments.First + arguments.Count - next);
            RunProcess(arguments, folder, next, count, results);
            next = results.Count == 0 ? throw new InvalidOperationException("The cases do not even begin.") : results[^1].Number + 1;
        }

        return results;
    }

    private static void RunProcess(Arguments arguments, string folder, int first, int count, List<CaseResult> results)
    {
        using Process child = Self.Start(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_GCHeapHardLimit"] = "0x20000000", // 512 MB
        }, "run-cases", arguments.Command, folder, Text(arguments.Seed), Text(first), Text(count));
        Task<string> errors = child.StandardError.ReadToEndAsync();
        int running = -1;
        while (true)
        {
            Task<string?> line = child.StandardOutput.ReadLineAsync();
            bool isInTime = line.Wait(running < 0 ? 10 * Watchdog : Watchdog);
            if (isInTime && line.Result is { } text)
            {
                if (text.StartsWith("begin ", StringComparison.Ordinal))
                    running = int.Parse(text.AsSpan(6), CultureInfo.InvariantCulture);
                else if (text.StartsWith("end\t", StringComparison.Ordinal))
                    (_, running) = (Add(results, CaseHost.Parse(text)), -1);
                continue;
            }

            if (!isInTime)
                child.Kill();
            child.WaitForExit();
            if (running >= 0)
                Add(results, new CaseResult(running, isInTime ? Outcome.Crashed : Outcome.Hung, 0, 0, "", string.Join(' ', errors.Result.Split('\n', '\t').Take(30))));
            else if (child.ExitCode != 0)
                throw new InvalidOperationException($"The process of the cases ended with {child.ExitCode}: {errors.Result}");
            return;
        }
    }

    private static bool Add(List<CaseResult> results, CaseResult result)
    {
        results.Add(result);
        return true;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
