using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>The same inputs give the same bits.</summary>
public abstract class DeterminismContract : Contract
{
    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void Training_Repeated_GivesTheSameBits(CellVariant cell)
    {
        float[][] first = Weights(cell), second = Weights(cell);
        for (int k = 0; k < first.Length; k++)
            Assert.Equal(first[k], second[k]);

        float[][] Weights(CellVariant variant)
        {
            using IEngine engine = Create();
            using var run = new ProblemRun(engine, new NetworkProblem(variant, hidden: 21, steps: 6, rows: 9));
            using IOptimizer optimizer = engine.NewOptimizer(new AdamOptions(), run.Parameters);
            for (int k = 0; k < 5; k++)
            {
                run.Train();
                optimizer.Step();
            }

            return [.. run.Parameters.Select(p => p.Floats())];
        }
    }

    /// <summary>What a step leaves behind in reused memory must not leak into the next, of another size and kind.</summary>
    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void Step_AfterStepsOfOtherSizes_GivesTheBitsOfAFreshEngine(CellVariant cell)
    {
        var problem = new RecurrentProblem(cell.Spec(3, 11, bidirectional: true), steps: 5, rows: 3)
        {
            WithInitialState = true,
            Lengths = LengthPattern.Of(mixed: true, steps: 5, rows: 3),
        };
        using IEngine fresh = Create(), used = Create();
        ProblemRun.Train(used, new NetworkProblem(cell, hidden: 40, steps: 9, rows: 13));
        ProblemRun.Score(used, new RecurrentProblem(cell.Spec(17, 50), steps: 2, rows: 30));
        Measurement expected = ProblemRun.Train(fresh, problem), actual = ProblemRun.Train(used, problem);
        Agreement.Outputs(expected, actual, tolerance: 0);
        Agreement.Gradients(expected.Gradients, actual.Gradients, tolerance: 0);
    }

    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void Scoring_OneRow_GivesTheBitsOfAnyBatch(CellVariant cell)
    {
        foreach (int units in (int[])[3, 7, 19, 23, 50, 83, 144]) // panels of few units at the end; several that a row goes through at once
        {
            AssertRowsAlone(cell, units, bidirectional: true, hasState: false);
            AssertRowsAlone(cell, units, bidirectional: false, hasState: true);
        }
    }

    private void AssertRowsAlone(CellVariant cell, int units, bool bidirectional, bool hasState)
    {
        const int T = 4, Rows = 23, I = 5;
        int width = bidirectional ? 2 * units : units;
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        RecurrentLayer layer = parameters.AddRecurrent("", 0, cell.Spec(I, units, bidirectional));
        Parameter weight = parameters.Add("head.weight", new Shape(3, width)), bias = parameters.Add("head.bias", new Shape(3));
        parameters.Fill(seed: 4, scale: 1.8 / Math.Sqrt(units)); // results of about 1, whatever the units
        float[] x = new Draw(5).Uniform(T * Rows * I), states = new Draw(6).Uniform(Rows * 2 * width);
        float[] whole = Scores(x, Rows, states);
        int results = whole.Length / Rows;
        for (int b = 0; b < Rows; b++)
        {
            float[] row = [.. Enumerable.Range(0, T).SelectMany(t => x.AsSpan(((t * Rows) + b) * I, I).ToArray())];
            float[] alone = Scores(row, 1, states[(b * 2 * width)..((b + 1) * 2 * width)]);
            Agreement.Absolute(whole[(b * results)..((b + 1) * results)].Doubles(), alone.Doubles(), Tolerances.RowAlone, $"row {b}");
        }

        // The head's outputs, and the cells' final state where there is one.
        float[] Scores(float[] values, int rows, float[] before)
        {
            using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
            ITensor hidden = step.Values(Half(before, 0), new Shape(rows, width)), cells = step.Values(Half(before, 1), new Shape(rows, width));
            RecurrentState? initial = hasState ? new(hidden, layer.Spec.Cell == RecurrentCell.Lstm ? cells : null) : null;
            RecurrentState final = step.Recurrent(layer, step.Values(values, new Shape(T, rows, I)), Lengths.Full, initial).Final;
            ITensor head = step.Linear(final.Hidden, weight, bias);
            return step.Floats(final.Cell is null ? head : step.Concat([head, final.Cell], axis: 1));
        }

        // Of rows that hold h and c one after the other.
        float[] Half(float[] rows, int half) => [.. rows.Chunk(width).Where((_, i) => i % 2 == half).SelectMany(values => values)];
    }
}
