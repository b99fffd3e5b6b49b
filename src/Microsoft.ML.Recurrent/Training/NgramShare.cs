using System.Runtime.InteropServices;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>How much a network's bag of n-grams counts beside its recurrent part: the share of the lowest loss on the watched rows.</summary>
/// <remarks>Of eleven shares, 0 to 1. A few rows say little, so that shares far from ½ must be better by something: their cost is that of a normal prior with standard deviation ¼.</remarks>
internal sealed class NgramShare(RecurrentNetwork network, ITrainingLoss loss, int targetSize)
{
    private const int Intervals = 10, RowsAtOnce = 1024;
    private const double Deviation = 0.25;

    private readonly int _outputs = network.Spec.OutputSize;
    private readonly List<float> _recurrent = [];
    private readonly List<float> _bag = [];
    private readonly List<float> _targets = [];
    private readonly float[] _mixed = new float[RowsAtOnce * network.Spec.OutputSize];

    private int Rows => _targets.Count / targetSize;

    public void Begin()
    {
        _recurrent.Clear();
        _bag.Clear();
        _targets.Clear();
    }

    /// <summary>Takes in what both parts say of a batch.</summary>
    public void Add(IStep step, NetworkOutput output, ReadOnlySpan<float> targets)
    {
        step.Read(output.Recurrent, Grown(_recurrent, output.Recurrent.Shape.ElementCount));
        step.Read(output.Ngrams!, Grown(_bag, output.Recurrent.Shape.ElementCount));
        _targets.AddRange(targets);
    }

    /// <summary>Sets the best share.</summary>
    /// <returns>The mean loss with it.</returns>
    public double Choose()
    {
        (double best, double bestLoss, float share) = (double.PositiveInfinity, double.NaN, 0.5f);
        for (int i = 0; i <= Intervals; i++)
        {
            float candidate = (float)i / Intervals;
            double sum = Loss(candidate), z = (candidate - 0.5) / Deviation, cost = sum + (z * z / 2);
            if (!(cost >= best))
                (best, bestLoss, share) = (cost, sum / Rows, candidate);
        }

        network.Bag!.Share = share;
        return bestLoss;
    }

    private double Loss(float share)
    {
        double sum = 0;
        Span<float> value = stackalloc float[1];
        ReadOnlySpan<float> recurrent = CollectionsMarshal.AsSpan(_recurrent), bag = CollectionsMarshal.AsSpan(_bag), targets = CollectionsMarshal.AsSpan(_targets);
        for (int first = 0; first < Rows; first += RowsAtOnce)
        {
            int rows = Math.Min(RowsAtOnce, Rows - first), offset = first * _outputs;
            Span<float> mixed = _mixed.AsSpan(0, rows * _outputs);
            for (int i = 0; i < mixed.Length; i++)
                mixed[i] = ((1 - share) * recurrent[offset + i]) + (share * bag[offset + i]);
            using IStep step = network.Engine.BeginStep(StepKind.Scoring, network.Parameters);
            step.Read(loss.Of(step, step.Values(mixed, new Shape(rows, _outputs)), targets.Slice(first * targetSize, rows * targetSize), new Shape(rows, targetSize)), value);
            sum += (double)value[0] * rows;
        }

        return sum;
    }

    private static Span<float> Grown(List<float> list, int count)
    {
        CollectionsMarshal.SetCount(list, list.Count + count);
        return CollectionsMarshal.AsSpan(list)[^count..];
    }
}
