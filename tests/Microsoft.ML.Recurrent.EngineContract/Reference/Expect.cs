using System.Runtime.CompilerServices;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>What operations require of their arguments.</summary>
internal static class Expect
{
    public static void Count(int given, Shape shape)
    {
        if (given != shape.ElementCount)
            throw new ArgumentException($"There are {given} elements for the shape {shape}, which needs {shape.ElementCount}.");
    }

    public static void That(bool condition, string operation, Shape first, Shape second, string needed)
    {
        if (!condition)
            throw new ArgumentException($"{operation} was given {first} and {second}; it needs {needed}.");
    }

    public static void Equal(string operation, Shape first, Shape second)
        => That(first == second, operation, first, second, "equal shapes");

    public static void Ids(ReadOnlySpan<int> ids, int limit, string what)
    {
        foreach (int id in ids)
        {
            if ((uint)id >= (uint)limit)
                throw new ArgumentOutOfRangeException(nameof(ids), id, $"Id {id} is out of range; {limit} {what} take 0 to {limit - 1}.");
        }
    }

    public static void InRange(double value, bool isIn, string range, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!isIn)
            throw new ArgumentOutOfRangeException(name, value, $"It must be {range}.");
    }

    public static void ClassWeights(double[] weights, Shape logits, int[] targets)
    {
        That(weights.Length == logits.Last, "CrossEntropy", logits, new Shape(weights.Length), "one weight per class");
        foreach (double weight in weights)
            InRange(weight, weight >= 0 && double.IsFinite(weight), "at least 0 and finite");
        if (targets.All(target => weights[target] == 0))
            throw new ArgumentException("All targets have weight 0; CrossEntropy needs one that weighs more.");
    }

    public static void Sequence(RecurrentSpec spec, Shape x)
        => That(x.Rank == 3 && x.Last == spec.InputSize, "Recurrent", x, new Shape(spec.Gates * spec.HiddenSize, spec.InputSize),
            "a sequence [T, B, I] for an input weight [G·H, I]");

    public static void State(RecurrentSpec spec, RecurrentState? initial, Shape needed)
    {
        if (initial is null)
            return;
        ArgumentNullException.ThrowIfNull(initial.Hidden);
        Equal("Recurrent's initial state", initial.Hidden.Shape, needed);
        if (spec.HasCellState != (initial.Cell is not null))
        {
            throw new ArgumentException(spec.HasCellState
                ? $"The initial state has no cell state; an LSTM needs one of shape {needed}."
                : $"The initial state has a cell state; a {spec.Cell} has none. Pass null.", nameof(initial));
        }

        if (initial.Cell is not null)
            Equal("Recurrent's initial cell state", initial.Cell.Shape, needed);
    }
}
