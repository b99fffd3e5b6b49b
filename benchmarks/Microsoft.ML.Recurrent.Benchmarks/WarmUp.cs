using System.Diagnostics;
using System.Runtime;

namespace Microsoft.ML.Recurrent.Benchmarks;

/// <summary>Runs a step until the runtime has compiled it for the last time: until then the compiler works beside it, on a processor that it may need.</summary>
internal static class WarmUp
{
    private const double QuietSeconds = 1, MostSeconds = 10; // of a slow step some methods are compiled later, but seldom run

    public static void Run(Action step)
    {
        long start = Stopwatch.GetTimestamp(), quietSince = start, compiled = JitInfo.GetCompiledMethodCount();
        do
        {
            step();
            long now = JitInfo.GetCompiledMethodCount();
            if (now != compiled)
                (compiled, quietSince) = (now, Stopwatch.GetTimestamp());
        }
        while (Stopwatch.GetElapsedTime(quietSince).TotalSeconds < QuietSeconds && Stopwatch.GetElapsedTime(start).TotalSeconds < MostSeconds);
    }
}
