using Microsoft.ML.Recurrent.FrozenModels;

namespace Microsoft.ML.Recurrent.Tests.Frozen;

/// <summary>How far numbers may lie from those that were written down.</summary>
/// <remarks>Nothing on the instruction set that they were computed with. Elsewhere 1e-6 for Singles: as it is for values below 1, of the value for larger ones. What is no Single is always the
/// same: types, keys, texts, and which numbers are missing.</remarks>
internal sealed class Allowance
{
    private readonly float _most;

    private Allowance(float most) => _most = most;

    /// <summary>The same bits.</summary>
    public static Allowance None { get; } = new(0);

    /// <summary>What is due of a case here.</summary>
    public static Allowance Of(Manifest manifest) => manifest.InstructionSet == FrozenCase.InstructionSet() ? None : new(1e-6f);

    public void AssertSame(IDataView expected, IDataView actual) => AssertSame(ReadColumn.All(expected), ReadColumn.All(actual));

    public void AssertSame(List<ReadColumn> expected, List<ReadColumn> actual)
    {
        Assert.Equal(expected.Select(column => (column.Name, column.IsHidden, column.Type)), actual.Select(column => (column.Name, column.IsHidden, column.Type)));
        foreach ((ReadColumn then, ReadColumn now) in expected.Zip(actual))
        {
            // What a newer version tells of a column beside it takes nothing away.
            Assert.Equal(then.Annotations.Keys, now.Annotations.Keys.Where(kind => then.Annotations.ContainsKey(kind) || !kind.StartsWith("Recurrent", StringComparison.Ordinal)));
            foreach (string kind in then.Annotations.Keys)
                AssertSame(then.Annotations[kind], now.Annotations[kind], $"Annotation {kind} of column '{then.Name}'");
            Assert.Equal(then.Cells.Count, now.Cells.Count);
            for (int row = 0; row < then.Cells.Count; row++)
                AssertSame(then.Cells[row], now.Cells[row], $"Column '{then.Name}' in row {row}");
        }
    }

    private void AssertSame(Array expected, Array actual, string where)
    {
        bool isSame = expected is float[] then && actual is float[] now
            ? then.Length == now.Length && then.Zip(now).All(pair => IsSame(pair.First, pair.Second))
            : expected.GetType() == actual.GetType() && expected.Cast<object>().SequenceEqual(actual.Cast<object>());
        Assert.True(isSame, $"{where}: it was {Text(expected)}, it is {Text(actual)}.");
    }

    private bool IsSame(float then, float now)
        => BitConverter.SingleToInt32Bits(then) == BitConverter.SingleToInt32Bits(now)
            || (float.IsNaN(then) && float.IsNaN(now))
            || Math.Abs((double)then - now) <= _most * Math.Max(1, Math.Abs((double)then)) && _most > 0;

    private static string Text(Array values) => FormattableString.Invariant($"[{string.Join(", ", values.Cast<object>().Select(value => value is float number ? FormattableString.Invariant($"{number:g9}") : value))}]");
}
