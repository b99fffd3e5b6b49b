using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Tests.Sequences;

/// <summary>The notes' first task: y = sin(0.1·i) + N(0, 0.1²), 1000 rows, the next value from 20 lags, first 80 % of the windows for training.</summary>
internal sealed class NoisySine
{
    public const int Rows = 1000, Lags = 20, TrainingWindows = (Rows - Lags) * 8 / 10;

    public NoisySine(int seed)
    {
        SeedSequence noise = new SeedSequence((ulong)seed).For("noise");
        Values = new float[Rows];
        double squares = 0;
        for (int i = 0; i < Rows; i++)
        {
            double error = 0.1 * noise.Normal(i);
            Values[i] = (float)(Math.Sin(0.1 * i) + error);
            if (i >= Lags + TrainingWindows)
                squares += error * error;
        }

        MeanSquaredNoise = squares / (Rows - Lags - TrainingWindows);
    }

    public float[] Values { get; }

    /// <summary>Of the test targets in this draw: what no forecast can avoid.</summary>
    public double MeanSquaredNoise { get; }

    public IEnumerable<SineWindow> Windows => Enumerable.Range(0, Rows - Lags).Select(start => new SineWindow
    {
        History = Values.AsSpan(start, Lags).ToArray(),
        Next = Values[start + Lags],
    });

    public IEnumerable<SineWindow> Training => Windows.Take(TrainingWindows);

    public IEnumerable<SineWindow> Test => Windows.Skip(TrainingWindows);
}
