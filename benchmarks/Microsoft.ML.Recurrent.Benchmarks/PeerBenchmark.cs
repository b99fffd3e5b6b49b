using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Recurrent.Benchmarks;

/// <summary>The same models in PyTorch and in the managed engine, in turn: lines <c>metric ratio.case.what value</c>, above 1 where ours is faster.</summary>
/// <remarks>The peer is at its fastest: it tries its ways first, and its allocator keeps its memory. Both train on the same loss. The peer gathers its batch by index,
/// ours copies it in: the same bytes either way.</remarks>
internal static class PeerBenchmark
{
    private const string PythonOption = "--python";
    private const int Turns = 9;
    private const double SecondsPerTurn = 0.4;
    private const int LargeBatch = 1024;

    /// <param name="arguments">Names of cases; all if there are none. <c>--python path</c> names the interpreter whose torch is the peer.</param>
    public static int Run(string[] arguments)
    {
        int option = Array.IndexOf(arguments, PythonOption);
        if (option == arguments.Length - 1 && option >= 0)
        {
            Console.Error.WriteLine($"{PythonOption} names no interpreter. Put its path behind it.");
            return 2;
        }

        string python = option < 0 ? PeerProcess.DefaultPython : arguments[option + 1];
        string[] names = option < 0 ? arguments : [.. arguments[..option], .. arguments[(option + 2)..]];
        if (ModelCase.Unknown(names) is { } unknown)
        {
            Console.Error.WriteLine(unknown);
            return 2;
        }

        foreach (ModelCase model in ModelCase.Named(names))
        {
            bool compared = Compare(python, model, threads: 1, "score", batch: 1, $"{model.Name}.row")
                && ((int[])[1, 2]).All(threads =>
                    Compare(python, model, threads, "train", model.Batch, $"{model.Name}.train.{threads}t")
                    && Compare(python, model, threads, "score", LargeBatch, $"{model.Name}.batch{LargeBatch}.{threads}t"));
            if (!compared)
                return 0; // no peer here, and it was said
        }

        return 0;
    }

    private static bool Compare(string python, ModelCase of, int threads, string mode, int batch, string name)
    {
        using PeerProcess peer = PeerProcess.Start(python, of, threads, mode, batch);
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
