using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Names of several columns, in their order: <c>["Temperature", "Load"]</c>. Equal where all names are.</summary>
[CollectionBuilder(typeof(ColumnNames), nameof(Of))]
public sealed record ColumnNames
{
    /// <summary>The names; empty for none.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Values { get; internal init; } = [];

    /// <summary>The names in a list of their own.</summary>
    /// <param name="names">One per column, each once.</param>
    /// <returns>The names, a copy.</returns>
    /// <exception cref="ArgumentException">A name is empty, or there twice.</exception>
    public static ColumnNames Of(params ReadOnlySpan<string> names) => new ColumnNames { Values = names.ToArray() }.Validate(nameof(names));

    /// <summary>Goes through the names.</summary>
    /// <returns>An enumerator, which <c>foreach</c> uses.</returns>
    public IEnumerator<string> GetEnumerator() => Values.GetEnumerator();

    /// <summary>Whether both are the same names in the same order.</summary>
    /// <param name="other">The other names, or null.</param>
    /// <returns>True where they are.</returns>
    public bool Equals(ColumnNames? other) => other is not null && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (string name in Values)
            hash.Add(name, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <summary>The names as an error or a log line has them.</summary>
    /// <returns>The names in quotes, with commas between.</returns>
    public override string ToString() => Values.Count == 0 ? "none" : $"'{string.Join("', '", Values)}'";

    internal ColumnNames Validate(string option)
    {
        if (Values is null) // what a file may say
            throw new ArgumentException($"{option} has no list of names; leave it empty for none.", option);
        foreach (string name in Values)
            Check.ColumnName(name, option);
        if (Values.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"{option} names the column '{twice.Key}' {twice.Count()} times. Name each column once.", option);
        return this;
    }
}
