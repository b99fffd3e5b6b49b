namespace Microsoft.ML.Recurrent.Benchmarks;

/// <summary>Time that a virtual machine's host gave to others while a processor here wanted to run, as Linux counts it.</summary>
internal readonly struct StolenTime
{
    private const string Counters = "/proc/stat"; // first line: cpu user nice system idle iowait irq softirq steal ..., in ticks of all processors
    private const int Steal = 7, Counted = 8;

    private readonly long[]? _ticks;

    private StolenTime(long[]? ticks) => _ticks = ticks;

    /// <summary>The counters at this moment.</summary>
    public static StolenTime Now()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Counters))
            return new(null);
        string[] fields = File.ReadLines(Counters).First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(fields.Length <= Counted ? null : [.. fields.Skip(1).Take(Counted).Select(long.Parse)]);
    }

    /// <summary>Percent of all processors' time since then; null where the system does not count it.</summary>
    public double? PercentSince()
    {
        var now = Now();
        if (_ticks is null || now._ticks is null)
            return null;
        long all = now._ticks.Sum() - _ticks.Sum();
        return all == 0 ? 0 : 100.0 * (now._ticks[Steal] - _ticks[Steal]) / all;
    }
}
