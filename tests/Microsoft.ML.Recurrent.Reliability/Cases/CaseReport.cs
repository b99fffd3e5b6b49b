using System.Globalization;

namespace Microsoft.ML.Recurrent.Reliability.Cases;

/// <summary>Sums up results, and says whether the promise held.</summary>
internal static class CaseReport
{
    private static readonly Outcome[] Broken = [Outcome.WrongError, Outcome.NotFinite, Outcome.Slow, Outcome.Large, Outcome.Hung, Outcome.Crashed];

    public static int Write(string name, List<CaseResult> results, string? log)
    {
        if (log is not null)
            File.WriteAllLines(log, results.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Number}\t{r.Outcome}\t{r.Milliseconds:f1}\t{r.PeakMegabytes:f0}\t{r.What}\t{r.Message}")));
        foreach (CaseResult broken in results.Where(r => Broken.Contains(r.Outcome)).Take(40))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"case {broken.Number} ({broken.What}): {broken.Outcome}, {broken.Milliseconds:f0} ms, {broken.PeakMegabytes:f0} MB. {broken.Message}"));
        foreach (IGrouping<string, CaseResult> group in results.GroupBy(r => r.What.Split(' ')[0], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"{group.Key,-28} {string.Join(", ", group.GroupBy(r => r.Outcome).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Count()}")))}");
        }

        CaseResult slowest = results.MaxBy(r => r.Milliseconds)!, largest = results.MaxBy(r => r.PeakMegabytes)!;
        Console.WriteLine($"Slowest: case {slowest.Number} ({slowest.What}), {slowest.Outcome}. Largest: case {largest.Number} ({largest.What}), {largest.Outcome}.");
        Metric.Write($"{name}_cases", results.Count);
        foreach (Outcome outcome in Enum.GetValues<Outcome>())
            Metric.Write($"{name}_{Snake(outcome)}", results.Count(r => r.Outcome == outcome));
        Metric.Write($"{name}_slowest_milliseconds", Math.Round(slowest.Milliseconds));
        Metric.Write($"{name}_largest_process_megabytes", Math.Round(largest.PeakMegabytes));
        return results.Exists(r => Broken.Contains(r.Outcome)) ? 1 : 0;
    }

    private static string Snake(Outcome outcome) => outcome switch
    {
        Outcome.RefusedByMLNet => "refused_by_mlnet",
        Outcome.WrongError => "wrong_error",
        Outcome.NotFinite => "not_finite",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}
