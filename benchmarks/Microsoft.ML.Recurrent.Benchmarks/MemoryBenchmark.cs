using System.Globalization;

namespace Microsoft.ML.Recurrent.Benchmarks;

/// <summary>Whether memory stays flat while a network trains: what is resident over 10 000 steps, against what it was before them.</summary>
internal static class MemoryBenchmark
{
    private const int WarmUpSteps = 15_000; // most methods are compiled for the last time by then
    private const int Steps = 10_000;
    private const double AllowedMegabytes = 8; // one late compilation, which keeps 4; a kilobyte left behind by each step would be ten

    public static int Run()
    {
        bool isFlat = true;
        foreach (int threads in (int[])[1, 2])
        {
            ModelCase of = ModelCase.All[0];
            using var model = new Model(of, threads, of.Batch);
            for (int i = 0; i < WarmUpSteps; i++)
                model.Train();
            Thread.Sleep(TimeSpan.FromSeconds(1)); // the compiler works beside us
            double before = ResidentMegabytes(), most = before;
            for (int i = 1; i <= Steps; i++)
            {
                model.Train();
                if (i % 1000 == 0)
                    most = Math.Max(most, ResidentMegabytes());
            }

            double growth = most - before;
            Print($"memory.{of.Name}.{threads}t.resident_megabytes", before);
            Print($"memory.{of.Name}.{threads}t.growth_megabytes", growth);
            if (growth > AllowedMegabytes)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{of.Name} on {threads} threads grew by {growth:G4} MB over {Steps} steps; {AllowedMegabytes} are allowed."));
            isFlat &= growth <= AllowedMegabytes;
        }

        return isFlat ? 0 : 1;
    }

    private static double ResidentMegabytes() => Environment.WorkingSet / 1e6;

    private static void Print(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"metric {name} {value:G6}"));
}
