using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Recurrent.Benchmarks;

/// <summary>What the machine can do at most: 24 independent chains of multiply-adds on the widest registers, on each thread.</summary>
internal static class PeakProbe
{
    private const int Chains = 24, Rounds = 1_000_000, Repetitions = 9;

    /// <summary>The best of several runs on one thread, in billions of floating-point operations per second.</summary>
    public static double Gigaflops()
    {
        double best = 0;
        for (int repetition = 0; repetition < Repetitions; repetition++)
            best = Math.Max(best, GigaflopsNow());
        return best;
    }

    /// <summary>One run, of some milliseconds, on so many threads at once: what the machine can do at this moment. Two of its processors may be one core, or lent to others.</summary>
    public static double GigaflopsNow(int threads)
    {
        if (threads == 1)
            return GigaflopsNow();
        var rates = new double[threads];
        using var start = new Barrier(threads);
        var probes = Enumerable.Range(0, threads).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            rates[i] = GigaflopsNow();
        })).ToArray();
        foreach (var probe in probes)
            probe.Start();
        foreach (var probe in probes)
            probe.Join();
        return rates.Sum();
    }

    private static double GigaflopsNow()
    {
        long start = Stopwatch.GetTimestamp();
        int lanes = Vector512.IsHardwareAccelerated ? Wide(Rounds) : Narrow(Rounds);
        return 2.0 * Chains * lanes * Rounds / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int Wide(int rounds)
    {
        var a = Vector512.Create(1.0000001f);
        var b = Vector512.Create(1e-9f);
        Vector512<float> c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a, c10 = a, c11 = a;
        Vector512<float> c12 = a, c13 = a, c14 = a, c15 = a, c16 = a, c17 = a, c18 = a, c19 = a, c20 = a, c21 = a, c22 = a, c23 = a;
        for (int i = 0; i < rounds; i++)
        {
            c0 = Vector512.MultiplyAddEstimate(c0, a, b);
            c1 = Vector512.MultiplyAddEstimate(c1, a, b);
            c2 = Vector512.MultiplyAddEstimate(c2, a, b);
            c3 = Vector512.MultiplyAddEstimate(c3, a, b);
            c4 = Vector512.MultiplyAddEstimate(c4, a, b);
            c5 = Vector512.MultiplyAddEstimate(c5, a, b);
            c6 = Vector512.MultiplyAddEstimate(c6, a, b);
            c7 = Vector512.MultiplyAddEstimate(c7, a, b);
            c8 = Vector512.MultiplyAddEstimate(c8, a, b);
            c9 = Vector512.MultiplyAddEstimate(c9, a, b);
            c10 = Vector512.MultiplyAddEstimate(c10, a, b);
            c11 = Vector512.MultiplyAddEstimate(c11, a, b);
            c12 = Vector512.MultiplyAddEstimate(c12, a, b);
            c13 = Vector512.MultiplyAddEstimate(c13, a, b);
            c14 = Vector512.MultiplyAddEstimate(c14, a, b);
            c15 = Vector512.MultiplyAddEstimate(c15, a, b);
            c16 = Vector512.MultiplyAddEstimate(c16, a, b);
            c17 = Vector512.MultiplyAddEstimate(c17, a, b);
            c18 = Vector512.MultiplyAddEstimate(c18, a, b);
            c19 = Vector512.MultiplyAddEstimate(c19, a, b);
            c20 = Vector512.MultiplyAddEstimate(c20, a, b);
            c21 = Vector512.MultiplyAddEstimate(c21, a, b);
            c22 = Vector512.MultiplyAddEstimate(c22, a, b);
            c23 = Vector512.MultiplyAddEstimate(c23, a, b);
        }

        var sum = c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11 + c12 + c13 + c14 + c15 + c16 + c17 + c18 + c19 + c20 + c21 + c22 + c23;
        return float.IsNaN(Vector512.Sum(sum)) ? 0 : Vector512<float>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int Narrow(int rounds)
    {
        // Twelve accumulators are all that sixteen registers leave room for; two rounds of them make the same 24.
        var a = Vector256.Create(1.0000001f);
        var b = Vector256.Create(1e-9f);
        Vector256<float> c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a, c10 = a, c11 = a;
        for (int i = 0; i < 2 * rounds; i++)
        {
            c0 = Vector256.MultiplyAddEstimate(c0, a, b);
            c1 = Vector256.MultiplyAddEstimate(c1, a, b);
            c2 = Vector256.MultiplyAddEstimate(c2, a, b);
            c3 = Vector256.MultiplyAddEstimate(c3, a, b);
            c4 = Vector256.MultiplyAddEstimate(c4, a, b);
            c5 = Vector256.MultiplyAddEstimate(c5, a, b);
            c6 = Vector256.MultiplyAddEstimate(c6, a, b);
            c7 = Vector256.MultiplyAddEstimate(c7, a, b);
            c8 = Vector256.MultiplyAddEstimate(c8, a, b);
            c9 = Vector256.MultiplyAddEstimate(c9, a, b);
            c10 = Vector256.MultiplyAddEstimate(c10, a, b);
            c11 = Vector256.MultiplyAddEstimate(c11, a, b);
        }

        var sum = c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11;
        return float.IsNaN(Vector256.Sum(sum)) ? 0 : Vector256<float>.Count;
    }
}
