using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.ML.Recurrent.Reliability.Models;

namespace Microsoft.ML.Recurrent.Reliability;

/// <summary>Sixteen threads score with the same transformers, and each answer has the bits that one thread alone gave.</summary>
internal static class SharedScoring
{
    private const int Threads = 16;

    public static int Run(Arguments arguments)
    {
        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.LoadFromEnumerable(Rows.All);
        WildRow[] single = [.. Rows.All.Select(WildRow.Of)];
        (ModelKind Kind, ITransformer Model, string Whole, byte[] ByRow)[] alone = [.. ModelKinds.All.Select(kind =>
        {
            ITransformer model = kind.Pipeline(ml).Fit(rows);
            return (kind, model, Reading.Of(rows, model, int.MaxValue).Bits, ByRow(ml, kind, model, single));
        })];

        long byTransform = 0, byEngine = 0, different = 0;
        long[] ofKind = new long[alone.Length];
        string? failure = null;
        long started = Stopwatch.GetTimestamp();
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(t => new Thread(() =>
        {
            var random = new Random(unchecked((arguments.Seed * 31) + t));
            try
            {
                while (Stopwatch.GetElapsedTime(started).TotalSeconds < arguments.Seconds)
                {
                    int k = random.Next(alone.Length);
                    (ModelKind kind, ITransformer model, string whole, byte[] byRow) = alone[k];
                    bool isWhole = random.Next(2) == 0;
                    bool isEqual = isWhole ? Reading.Of(rows, model, int.MaxValue).Bits == whole : ByRow(ml, kind, model, single).AsSpan().SequenceEqual(byRow);
                    Interlocked.Add(ref isWhole ? ref byTransform : ref byEngine, single.Length);
                    Interlocked.Add(ref ofKind[k], single.Length);
                    if (!isEqual)
                    {
                        Interlocked.Add(ref different, single.Length);
                        failure ??= $"{kind.Name}, {(isWhole ? "Transform" : "PredictionEngine")}: other bits than one thread alone.";
                    }
                }
            }
            catch (Exception error)
            {
                failure = error.ToString();
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();

        if (failure is not null)
            Console.WriteLine(failure);
        Metric.Write("threads", Threads);
        Metric.Write("threads_seconds", arguments.Seconds);
        Metric.Write("threads_kinds", alone.Length);
        Metric.Write("threads_rows_by_transform", byTransform);
        Metric.Write("threads_rows_by_prediction_engine", byEngine);
        Metric.Write("threads_fewest_rows_of_a_kind", ofKind.Min());
        Metric.Write("threads_rows_with_other_bits", different);
        return failure is null && byTransform > 0 && byEngine > 0 ? 0 : 1;
    }

    // An engine of the thread's own, since its row object follows a series.
    private static byte[] ByRow(MLContext ml, ModelKind kind, ITransformer model, WildRow[] rows)
    {
        using IPredictor predictor = kind.Predict(ml, model);
        return [.. rows.SelectMany(row => MemoryMarshal.AsBytes<float>(predictor.Predict(row)).ToArray())];
    }
}
