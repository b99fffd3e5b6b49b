using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>Which examples are learnt and which are only watched, by their numbers, ascending.</summary>
internal sealed record ExampleSplit(int[] Learnt, int[] Watched)
{
    /// <summary>All are learnt.</summary>
    public static ExampleSplit All(int count) => new(Enumerable.Range(0, count).ToArray(), []);

    /// <summary>The last ones are watched: of a series the newest.</summary>
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

    /// <summary>The examples, so divided.</summary>
    public TrainingData Of(IExamples examples, string fingerprint) => Watched.Length == 0
        ? new TrainingData(examples, Validation: null, fingerprint)
        : new TrainingData(new ExampleRange(examples, Learnt), new ExampleRange(examples, Watched), fingerprint);

    private ExampleSplit Check(double fraction)
    {
        if (Learnt.Length > 0 && (Watched.Length > 0 || fraction == 0))
            return this;
        throw new InvalidDataException(FormattableString.Invariant(
            $"ValidationFraction {fraction} of {Learnt.Length + Watched.Length} labelled rows leaves {Learnt.Length} to learn and {Watched.Length} to watch; each needs at least 1. Give more rows, or another fraction."));
    }
}
