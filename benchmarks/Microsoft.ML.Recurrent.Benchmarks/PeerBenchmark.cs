using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Recurrent.Benchmarks;

/// <summary>The same models in PyTorch and in the managed engine, in turn: lines <c>metric ratio.case.what value</c>, above 1 where ours is faster.</summary>
/// <remarks>Both train on squared error. The peer gathers its batch by index, ours copies it in: the same bytes either way.</remarks>
internal static class PeerBenchmark
{
    private const int Turns = 9;
    private const double SecondsPerTurn = 0.4;
    private const int LargeBatch = 1024;

    public static int Run(string[] names)
    {
        if (ModelCase.Unknown(names) is { } unknown)
        {
            Console.Error.WriteLine(unknown);
            return 2;
        }

        foreach (ModelCase model in ModelCase.Named(names))
        {
            bool compared = Compare(model, threads: 1, "score", batch: 1, $"{model.Name}.row")
                && ((int[])[1, 2]).All(threads =>
                    Compare(model, threads, "train", model.Batch, $"{model.Name}.train.{threads}t")
                    && Compare(model, threads, "score", LargeBatch, $"{model.Name}.batch{LargeBatch}.{threads}t"));
            if (!compared)
                return 0; // no peer here, and it was said
        }

        return 0;
    }

    private static bool Compare(ModelCase of, int threads, string mode, int batch, string name)
    {
        using PeerProcess peer = PeerProcess.Start(of, threads, mode, batch);
        if (!peer.IsReady)
        {
            Console.WriteLine($"No comparison with PyTorch: {peer.Greeting}");
            return false;
        }

        using var model = new Model(of, threads, batch);
        Action step = mode == "train" ? () => model.Train() : model.Score;
        WarmUp.Run(step);
        var ours = new double[Turns];
        var theirs = new double[Turns];
        for (int turn = 0; turn < Turns; turn++)
        {
            ours[turn] = Seconds(step);
            theirs[turn] = peer.SecondsPerStep(SecondsPerTurn);
        }

        Array.Sort(ours);
        Array.Sort(theirs);
        double ratio = theirs[Turns / 2] / ours[Turns / 2];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {peer.Greeting["ready ".Length..]} {theirs[Turns / 2] * 1e3:G4} ms a step, ours {ours[Turns / 2] * 1e3:G4} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"metric ratio.{name} {ratio:G4}"));
        return true;
    }

    private static double Seconds(Action step)
    {
        long start = Stopwatch.GetTimestamp();
        int count = 0;
        while (count == 0 || Stopwatch.GetElapsedTime(start).TotalSeconds < SecondsPerTurn)
        {
            step();
            count++;
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }
}
