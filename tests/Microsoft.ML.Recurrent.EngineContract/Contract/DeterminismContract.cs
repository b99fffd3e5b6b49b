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
        foreach (int units in (int[])[19, 23, 50, 83, 144]) // panels of few units at the end; several that a row goes through at once
        {
            AssertRowsAlone(cell, units, hasState: false);
            AssertRowsAlone(cell, units, hasState: true);
        }
    }

    private void AssertRowsAlone(CellVariant cell, int units, bool hasState)
    {
        const int T = 4, Rows = 23, I = 5;
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        RecurrentLayer layer = parameters.AddRecurrent("", 0, cell.Spec(I, units, bidirectional: true));
        Parameter weight = parameters.Add("head.weight", new Shape(3, 2 * units)), bias = parameters.Add("head.bias", new Shape(3));
        parameters.Fill(seed: 4, scale: 0.4);
        float[] x = new Draw(5).Uniform(T * Rows * I);
        float[] states = new Draw(6).Uniform(Rows * 4 * units);
        float[] whole = Scores(x, Rows, states);
        for (int b = 0; b < Rows; b++)
        {
            float[] row = [.. Enumerable.Range(0, T).SelectMany(t => x.AsSpan(((t * Rows) + b) * I, I).ToArray())];
            Agreement.Absolute(whole[(b * 3)..((b + 1) * 3)].Doubles(), Scores(row, 1, states[(b * 4 * units)..((b + 1) * 4 * units)]).Doubles(),
                Tolerances.RowAlone, $"row {b}");
        }

        float[] Scores(float[] values, int rows, float[] before)
        {
            using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
            ITensor hidden = step.Values(Half(before, 0), new Shape(rows, 2 * units)), cells = step.Values(Half(before, 1), new Shape(rows, 2 * units));
            RecurrentState? initial = hasState ? new(hidden, layer.Spec.Cell == RecurrentCell.Lstm ? cells : null) : null;
            ITensor h = step.Recurrent(layer, step.Values(values, new Shape(T, rows, I)), Lengths.Full, initial).Final.Hidden;
            return step.Floats(step.Linear(h, weight, bias));
        }

        // Of rows that hold h and c of both directions one after the other.
        float[] Half(float[] rows, int half) => [.. rows.Chunk(2 * units).Where((_, i) => i % 2 == half).SelectMany(values => values)];
    }
}
