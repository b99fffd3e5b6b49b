using System.Runtime.InteropServices;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>Which examples are learnt and which are only watched, by their numbers, ascending.</summary>
internal sealed record ExampleSplit(int[] Learnt, int[] Watched)
{
    /// <summary>All are learnt.</summary>
    public static ExampleSplit All(int count) => new(Enumerable.Range(0, count).ToArray(), []);

    /// <summary>The last ones are watched, whatever they are.</summary>
    /// <exception cref="InvalidDataException">A part would be empty.</exception>
    public static ExampleSplit Last(int count, double fraction)
    {
        int watched = (int)(count * fraction);
        int[] numbers = Enumerable.Range(0, count).ToArray();
        return new ExampleSplit(numbers[..^watched], numbers[^watched..]).Check(fraction);
    }

    /// <summary>Of each class the same share, at random, and at least one row is watched: for rows that do not depend on each other, in whatever order they come.</summary>
    /// <param name="count">Examples.</param>
    /// <param name="fraction">Share to watch, from 0 to below 1.</param>
    /// <param name="classOf">An example's class.</param>
    /// <param name="seeds">Of the choice.</param>
    /// <exception cref="InvalidDataException">A part would be empty.</exception>
    public static ExampleSplit Stratified(int count, double fraction, Func<int, float> classOf, SeedSequence seeds)
    {
        if (fraction == 0)
            return All(count);
        int[] numbers = Enumerable.Range(0, count).ToArray();
        seeds.For("validation").Shuffle(numbers);
        numbers = numbers.OrderBy(classOf).ToArray(); // stable, so that within a class the order stays random

        // At even distances through the classes, every one gives its share.
        int watched = Math.Max(1, (int)Math.Round(count * fraction));
        var chosen = Enumerable.Range(0, watched).Select(i => numbers[(int)((((2L * i) + 1) * count) / (2L * watched))]).ToHashSet();
        return new ExampleSplit(All(count).Learnt.Where(row => !chosen.Contains(row)).ToArray(), chosen.Order().ToArray()).Check(fraction);
    }

    /// <summary>Of each series the newest are watched. Older ones whose future reaches into what those predict are left out; so are none where the future is one
    /// row. Examples of the same time stay together.</summary>
    /// <param name="places">Of every example.</param>
    /// <param name="fraction">Share of each series to watch, rounded to the nearest row. Above 0 and below 1.</param>
    /// <param name="horizon">Rows after its own that an example predicts.</param>
    /// <exception cref="InvalidDataException">A part would be empty.</exception>
    public static ExampleSplit Newest(IReadOnlyList<ExamplePlace> places, double fraction, int horizon)
    {
        List<int> learnt = [], watched = [];
        foreach (IGrouping<string, int> series in Enumerable.Range(0, places.Count).GroupBy(example => places[example].Series, StringComparer.Ordinal))
        {
            int[][] moments = Moments(series, places);
            int rows = moments.Sum(moment => moment.Length), wanted = Math.Min((int)Math.Round(rows * fraction, MidpointRounding.AwayFromZero), rows - 1);
            int first = moments.Length;
            for (int taken = 0; first > 0 && taken < wanted; taken += moments[first].Length)
                first--;
            int learntMoments = first == moments.Length ? first : Math.Max(0, first - (horizon - 1));
            learnt.AddRange(moments.Take(learntMoments).SelectMany(moment => moment));
            watched.AddRange(moments.Skip(first).SelectMany(moment => moment));
        }

        learnt.Sort();
        watched.Sort();
        return new ExampleSplit([.. learnt], [.. watched]).Check(fraction, leftOut: places.Count - learnt.Count - watched.Count);
    }

    /// <summary>A hash of which examples are learnt and which are watched.</summary>
    public string Fingerprint()
    {
        using var fingerprint = new RowFingerprint();
        fingerprint.Add([Learnt.Length, Watched.Length]);
        fingerprint.Add(MemoryMarshal.Cast<int, float>(Learnt));
        fingerprint.Add(MemoryMarshal.Cast<int, float>(Watched));
        return fingerprint.ToString();
    }

    /// <summary>The examples, so divided.</summary>
    public TrainingData Of(IExamples examples, string fingerprint) => Watched.Length == 0
        ? new TrainingData(examples, Validation: null, fingerprint)
        : new TrainingData(new ExampleRange(examples, Learnt), new ExampleRange(examples, Watched), fingerprint);

    /// <summary>Examples of one series by time, oldest first; those of the same time in one.</summary>
    private static int[][] Moments(IEnumerable<int> series, IReadOnlyList<ExamplePlace> places)
    {
        int[] ordered = [.. series];
        Array.Sort(ordered, (a, b) => places[a].Time.Compare(places[b].Time) is var order and not 0 ? order : a.CompareTo(b));
        var moments = new List<int[]>();
        for (int start = 0, end; start < ordered.Length; start = end)
        {
            for (end = start + 1; end < ordered.Length && places[ordered[end]].Time.Compare(places[ordered[start]].Time) == 0; end++)
            {
            }

            moments.Add(ordered[start..end]);
        }

        return [.. moments];
    }

    private ExampleSplit Check(double fraction, int leftOut = 0)
    {
        if (Learnt.Length > 0 && (Watched.Length > 0 || fraction == 0))
            return this;
        string neither = leftOut == 0 ? "" : FormattableString.Invariant($", and {leftOut} whose future reaches from one into the other are neither");
        throw new InvalidDataException(FormattableString.Invariant(
            $"ValidationFraction {fraction} of {Learnt.Length + Watched.Length + leftOut} labelled rows leaves {Learnt.Length} to learn and {Watched.Length} to watch{neither}; each needs at least 1. Give more rows, or another fraction."));
    }
}
