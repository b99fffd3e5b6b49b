using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Benchmarks;

/// <summary>One of the models that the engine is judged by. T steps, B rows, I inputs, H units, O outputs, V vocabulary.</summary>
/// <param name="Megaflops">Useful multiply-adds of one training sample, times two, in millions: forward, input and weight gradients.</param>
internal sealed record ModelCase(
    string Name, RecurrentCell Cell, int Inputs, int Units, int Levels, int Outputs, int Steps, int Batch, int Vocabulary, bool IsBidirectional,
    double Megaflops)
{
    public static IReadOnlyList<ModelCase> All { get; } =
    [
        new("f1", RecurrentCell.Lstm, 1, 50, 1, 1, 10, 32, 0, false, 0.608),
        new("f2lstm", RecurrentCell.Lstm, 7, 128, 2, 24, 96, 64, 0, false, 114.6),
        new("f2gru", RecurrentCell.Gru, 7, 128, 2, 24, 96, 64, 0, false, 86.0),
        new("s_uni", RecurrentCell.Lstm, 128, 128, 1, 1, 200, 32, 20000, false, 157.3),
        new("s_bi", RecurrentCell.Lstm, 128, 128, 1, 1, 200, 32, 20000, true, 314.6),
        new("large", RecurrentCell.Lstm, 64, 512, 1, 1, 64, 64, 0, false, 436.2),
    ];

    /// <summary>The cases of these names; all where none is named.</summary>
    public static IEnumerable<ModelCase> Named(string[] names) => All.Where(c => names.Length == 0 || names.Contains(c.Name, StringComparer.Ordinal));

    /// <summary>What is wrong with the names, or null.</summary>
    public static string? Unknown(string[] names)
    {
        string[] unknown = [.. names.Except(All.Select(c => c.Name), StringComparer.Ordinal)];
        return unknown.Length == 0 ? null : $"Unknown case {string.Join(", ", unknown)}. Known: {string.Join(", ", All.Select(c => c.Name))}.";
    }
}
