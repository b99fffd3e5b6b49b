using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Recurrent.Benchmarks;

/// <summary>Whole training and scoring steps of the managed engine, as lines <c>metric name value</c>.</summary>
/// <remarks>Medians of repetitions after warm-up. The machine's peak is probed before and after each case; the larger counts. A shared machine's clock,
/// caches and processors change from moment to moment, so there is also the median fraction of the peak as probed on as many threads right before and after each repetition
/// (nearby_peak_fraction), how many threads' peak that was (probed_threads: 2 where two threads had a core each), and how much of the time the host took away (stolen_percent).</remarks>
internal static class EngineBenchmark
{
    private const int Repetitions = 15;
    private const double SecondsPerRepetition = 0.2;
    private const int AllocationSteps = 1000;
    private const int LargeBatch = 1024;

    public static int Run(string[] names)
    {
        var unknown = names.Except(ModelCase.All.Select(c => c.Name), StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"Unknown case {string.Join(", ", unknown)}. Known: {string.Join(", ", ModelCase.All.Select(c => c.Name))}.");
            return 2;
        }

        bool isValid = true;
        foreach (var model in ModelCase.All.Where(c => names.Length == 0 || names.Contains(c.Name, StringComparer.Ordinal)))
        {
            foreach (int threads in (int[])[1, 2])
                isValid &= Train(model, threads);
            Score(model);
        }

        if (names.Length == 0)
            Print("start.f1.first_step_milliseconds", FirstStep.MedianOfProcesses());
        return isValid ? 0 : 1;
    }

    private static bool Train(ModelCase of, int threads)
    {
        using var model = new Model(of, threads, of.Batch);
        double peak = PeakProbe.Gigaflops();
        double[] nearby = new double[Repetitions], probed = new double[Repetitions];
        var stolen = StolenTime.Now();
        double before = PeakProbe.GigaflopsNow(threads);
        var (seconds, best) = MedianAndBestSeconds(
            () => model.Train(),
            (repetition, taken) =>
            {
                double after = PeakProbe.GigaflopsNow(threads);
                probed[repetition] = (before + after) / 2;
                nearby[repetition] = of.Batch * of.Megaflops / 1e3 / taken / probed[repetition];
                before = after;
            });
        double? stolenPercent = stolen.PercentSince();
        peak = threads * Math.Max(peak, PeakProbe.Gigaflops());
        double rate = of.Batch / seconds, fraction = rate * of.Megaflops / 1e3 / peak;
        Print($"train.{of.Name}.{threads}t.samples_per_second", rate);
        Print($"train.{of.Name}.{threads}t.peak_fraction", fraction);
        Print($"train.{of.Name}.{threads}t.best_peak_fraction", fraction * seconds / best);
        Print($"train.{of.Name}.{threads}t.nearby_peak_fraction", Median(nearby));
        Print($"train.{of.Name}.{threads}t.probed_threads", threads * Median(probed) / peak);
        if (stolenPercent is { } percent)
            Print($"train.{of.Name}.{threads}t.stolen_percent", percent);
        if (threads == 1)
            Print($"train.{of.Name}.allocated_bytes_per_step", AllocatedPerStep(model));
        if (fraction > 1)
            Console.Error.WriteLine($"train.{of.Name}.{threads}t runs at {fraction:P0} of the peak, which cannot be: the probe or the count is wrong.");
        return fraction <= 1;
    }

    private static void Score(ModelCase of)
    {
        using (var single = new Model(of, 1, 1))
            Print($"infer.{of.Name}.row_microseconds", MedianSeconds(single.Score) * 1e6);
        foreach (int threads in (int[])[1, 2])
        {
            using var model = new Model(of, threads, LargeBatch);
            Print($"infer.{of.Name}.{threads}t.rows_per_second", LargeBatch / MedianSeconds(model.Score));
        }
    }

    private static double AllocatedPerStep(Model model)
    {
        WarmUp.Run(() => model.Train()); // the compiler's own objects count, too
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < AllocationSteps; i++)
            model.Train();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)AllocationSteps;
    }

    private static double MedianSeconds(Action step) => MedianAndBestSeconds(step).Median;

    /// <summary>The best repetition is what the median would be on a machine that does nothing else.</summary>
    private static (double Median, double Best) MedianAndBestSeconds(Action step, Action<int, double>? afterEach = null)
    {
        WarmUp.Run(step);
        long start = Stopwatch.GetTimestamp();
        int count = 0;
        for (; count < 1 || Stopwatch.GetElapsedTime(start).TotalSeconds < SecondsPerRepetition; count++)
            step();
        var seconds = new double[Repetitions];
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            start = Stopwatch.GetTimestamp();
            for (int i = 0; i < count; i++)
                step();
            seconds[repetition] = Stopwatch.GetElapsedTime(start).TotalSeconds / count;
            afterEach?.Invoke(repetition, seconds[repetition]);
        }

        return (Median(seconds), seconds.Min());
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static void Print(string name, double value)
        => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"metric {name} {value:G6}"));
}
