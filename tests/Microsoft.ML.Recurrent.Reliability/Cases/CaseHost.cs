using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Recurrent.Reliability.Cases;

/// <summary>The child process: runs cases one after the other and writes a line before and after each.</summary>
internal static class CaseHost
{
    private const double MostMilliseconds = 1000, MostMegabytes = 512;

    public static int Run(CaseSet cases, int first, int count)
    {
        cases.WarmUp();
        for (int number = first; number < first + count; number++)
        {
            Console.WriteLine($"begin {number}");
            CaseResult result = Run(cases, number);
            // A run that was only disturbed is fast the next time.
            for (int again = 0; again < 2 && result.Milliseconds > MostMilliseconds; again++)
            {
                CaseResult next = Run(cases, number);
                result = next.Milliseconds < result.Milliseconds ? next : result;
            }

            if (result.Milliseconds > MostMilliseconds)
                result = result with { Outcome = Outcome.Slow };
            else if (result.PeakMegabytes > MostMegabytes)
                result = result with { Outcome = Outcome.Large };
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"end\t{result.Number}\t{result.Outcome}\t{result.Milliseconds:f1}\t{result.PeakMegabytes:f1}\t{result.What}\t{result.Message}"));
        }

        return 0;
    }

    public static CaseResult Parse(string line)
    {
        string[] fields = line.Split('\t');
        return new CaseResult(int.Parse(fields[1], CultureInfo.InvariantCulture), Enum.Parse<Outcome>(fields[2]),
            double.Parse(fields[3], CultureInfo.InvariantCulture), double.Parse(fields[4], CultureInfo.InvariantCulture), fields[5], fields[6]);
    }

    // On a busy machine a process waits for its turn, which is none of its doing; then what it worked counts, on all its threads.
    private static double Elapsed(long started, TimeSpan worked)
        => Math.Min(Stopwatch.GetElapsedTime(started).TotalMilliseconds, (Environment.CpuUsage.TotalTime - worked).TotalMilliseconds);

    private static CaseResult Run(CaseSet cases, int number)
    {
        (string what, Func<Outcome> run) = cases.Case(number);
        string message = "";
        PeakMemory.Reset();
        long started = Stopwatch.GetTimestamp();
        TimeSpan worked = Environment.CpuUsage.TotalTime;
        double milliseconds;
        Outcome outcome;
        try
        {
            outcome = run();
            milliseconds = Elapsed(started, worked);
        }
        catch (Exception error)
        {
            milliseconds = Elapsed(started, worked);
            Exception root = ErrorJudge.Root(error);
            outcome = ErrorJudge.Judge(root);
            string text = outcome is Outcome.Refused ? $"{root.GetType().Name}: {root.Message}" : root.ToString();
            message = string.Join(' ', text[..Math.Min(text.Length, 1500)].Split('\t', '\n', '\r', '\u2028', '\u2029'));
        }

        return new CaseResult(number, outcome, milliseconds, PeakMemory.Megabytes(), what, message);
    }
}
