using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Docs.Checks;

/// <summary>Rows with a column of every type that a page could name.</summary>
internal sealed partial class AnyRow
{
    private const string AnyNumber = "any number";

    private static readonly string[] s_numbers = ["Single", "Double", "Int32", "Int64"];

    /// <summary>A column for each type, as the tables write it, sizes being N.</summary>
    public static IReadOnlyDictionary<string, string> ColumnOf { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Boolean"] = nameof(Flag),
        ["Single"] = nameof(Single),
        ["Double"] = nameof(Double),
        ["Int32"] = nameof(Int32),
        ["Int64"] = nameof(Int64),
        ["Text"] = nameof(Words),
        ["DateTime"] = nameof(Date),
        ["DateTimeOffset"] = nameof(DateAndOffset),
        ["TimeSpan"] = nameof(Span),
        ["Key<UInt32>"] = Key,
        ["Vector<Single, N>"] = nameof(Plain),
        ["Vector<Single>"] = nameof(Unsized),
        ["Vector<Single, N, N>"] = nameof(Matrix),
        ["Vector<Single, *, N>"] = nameof(Unequal),
        ["Vector<Double, N>"] = nameof(Doubles),
        ["Vector<Text>"] = nameof(Pieces),
        ["Vector<Key<UInt32>>"] = nameof(Tokens),
    };

    public bool Flag { get; set; }

    public float Single { get; set; }

    public double Double { get; set; }

    public int Int32 { get; set; }

    public long Int64 { get; set; }

    public string Words { get; set; } = "";

    public DateTime Date { get; set; }

    public DateTimeOffset DateAndOffset { get; set; }

    public TimeSpan Span { get; set; }

    /// <summary>Name of a column of keys, made from <see cref="Class"/>: one that stands for nothing names no group.</summary>
    public const string Key = "Key";

    public string Class { get; set; } = "";

    [VectorType(2)]
    public float[] Plain { get; set; } = [];

    public float[] Unsized { get; set; } = [];

    [VectorType(2, 2)]
    public float[] Matrix { get; set; } = [];

    [VectorType(0, 2)]
    public float[] Unequal { get; set; } = [];

    [VectorType(2)]
    public double[] Doubles { get; set; } = [];

    public string[] Pieces { get; set; } = [];

    [KeyType(4)]
    public uint[] Tokens { get; set; } = [];

    // Always there, for what is not being tried.
    public bool Label { get; set; }

    public float Value { get; set; }

    /// <summary>Twelve rows in two groups, in ascending order whatever one looks at.</summary>
    public static IDataView View(MLContext ml)
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 12).Select(Row).ToArray());
        return ml.Transforms.Conversion.MapValueToKey(Key, nameof(Class)).Fit(rows).Transform(rows);
    }

    private static AnyRow Row(int i) => new()
    {
        Flag = i % 2 == 0,
        Single = i + (0.1f * (i % 3)),
        Double = i,
        Int32 = i,
        Int64 = i,
        Words = i < 6 ? "good film" : "bad film",
        Date = new DateTime(2026, 1, 1).AddDays(i),
        DateAndOffset = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(i),
        Span = TimeSpan.FromDays(i),
        Class = i < 6 ? "first" : "second",
        Plain = [i, i % 5],
        Unsized = [.. Enumerable.Range(i, 1 + (i % 3)).Select(x => (float)x)],
        Matrix = [i, i % 3, i + 1, i % 4],
        Unequal = [.. Enumerable.Range(i, 2 * (1 + (i % 3))).Select(x => (float)x)],
        Doubles = [i, i],
        Pieces = ["good", "film"],
        Tokens = [1 + (uint)(i % 4), 1], // as ML.NET has keys inside, from 1
        Label = i % 2 == 0,
        Value = i + (0.1f * (i % 3)),
    };

    /// <summary>The types of a table's cell, sizes being N.</summary>
    public static HashSet<string> Spelled(string cell)
    {
        HashSet<string> types = [.. Separator().Split(cell.Replace("`", "", StringComparison.Ordinal)).Select(type => Size().Replace(type.Trim(), ", N"))];
        if (types.Remove(AnyNumber))
            types.UnionWith(s_numbers);
        return types;
    }

    [GeneratedRegex(@",(?![^<]*>)", RegexOptions.None, 1000)]
    private static partial Regex Separator();

    [GeneratedRegex(", [A-Za-z]+", RegexOptions.None, 1000)]
    private static partial Regex Size();
}
