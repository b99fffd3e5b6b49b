using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>How much a row of each class counts in the loss: for classes of which there are few.</summary>
/// <remarks>Weights shift the probabilities that a model gives towards the heavier classes.</remarks>
public sealed record ClassWeights
{
    /// <summary>Every row counts 1.</summary>
    public static ClassWeights Equal { get; } = new();

    /// <summary>A row counts as the inverse of its class's share: of N rows in K classes, a class with n counts N/(K·n).</summary>
    public static ClassWeights Balanced { get; } = new() { IsBalanced = true };

    /// <summary>Whether the weights follow from the training rows.</summary>
    [JsonInclude]
    public bool IsBalanced { get; internal init; }

    /// <summary>One weight per class, in the order of the keys; of a Boolean label, false first. Empty where none are given.</summary>
    [JsonInclude]
    public IReadOnlyList<float> Values { get; internal init; } = [];

    /// <summary>Weights of your own.</summary>
    /// <param name="values">One per class, each above 0, in the order of the keys; for a Boolean label false, then true.</param>
    /// <returns>The weights, a copy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not above 0 and finite.</exception>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    public static ClassWeights Of(params ReadOnlySpan<float> values) => new ClassWeights { Values = values.ToArray() }.Validate(isGiven: true);

    /// <summary>Whether both weigh alike.</summary>
    /// <param name="other">The other weights, or null.</param>
    /// <returns>True where kind and values agree.</returns>
    public bool Equals(ClassWeights? other) => other is not null && IsBalanced == other.IsBalanced && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsBalanced, Values.Count);

    internal ClassWeights Validate(bool isGiven = false)
    {
        if (Values is null) // what a file may say
            throw new ArgumentException("ClassWeights has no list of values; leave it empty for equal weights.", nameof(Values));
        if (isGiven && Values.Count < 2)
            throw new ArgumentException(FormattableString.Invariant($"There are {Values.Count} class weights; give one per class, two or more."), nameof(isGiven));
        foreach (float weight in Values)
            Check.Positive(weight, nameof(ClassWeights));
        return this;
    }

    /// <summary>One weight per class for a training; null where all are 1.</summary>
    /// <param name="labelColumnName">For errors.</param>
    /// <param name="counts">Training rows per class.</param>
    /// <exception cref="ArgumentException">There are not as many weights as classes.</exception>
    internal float[]? For(string labelColumnName, int[] counts)
    {
        if (IsBalanced)
        {
            double rows = counts.Sum(count => (long)count), present = counts.Count(count => count > 0);
            return Array.ConvertAll(counts, count => count == 0 ? 1f : (float)(rows / (present * count)));
        }

        if (Values.Count == 0)
            return null;
        if (Values.Count != counts.Length)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"ClassWeights has {Values.Count} weights and label column '{labelColumnName}' has {counts.Length} classes. Give one weight per class, in the order of its keys."), nameof(labelColumnName));
        }

        return [.. Values];
    }
}
