using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Padding never changes an output, a state or a gradient.</summary>
public abstract class LengthsContract : Contract
{
    private const int T = 6, Rows = 5, I = 3, H = 7;

    private static readonly int[] PerRow = [6, 2, 0, 5, 1];

    public static IEnumerable<TheoryDataRow<CellVariant, bool>> Cells =>
        from cell in CellVariants.All
        from bidirectional in new[] { false, true }
        select new TheoryDataRow<CellVariant, bool>(cell, bidirectional);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Outputs_BehindARowsLength_AreZero(CellVariant cell, bool bidirectional)
    {
        using IEngine engine = Create();
        Run run = RunOf(engine, cell, bidirectional, Padded(garbage: 0), Lengths.Of(PerRow));
        for (int t = 0; t < T; t++)
        {
            for (int b = 0; b < Rows; b++)
                Assert.Equal(t < PerRow[b], run.OutputOf(t, b).Any(h => h != 0));
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void FinalState_IsTheOutputOfTheLastValidStep(CellVariant cell, bool bidirectional)
    {
        using IEngine engine = Create();
        Run run = RunOf(engine, cell, bidirectional, Padded(garbage: 0), Lengths.Of(PerRow));
        for (int b = 0; b < Rows; b++)
        {
            int last = PerRow[b] - 1;
            Assert.Equal(last < 0 ? new float[H] : run.OutputOf(last, b)[..H], run.StateOf(b)[..H]);
            if (bidirectional)
                Assert.Equal(last < 0 ? new float[H] : run.OutputOf(0, b)[H..], run.StateOf(b)[H..]);
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Padding_WhateverItHolds_ChangesNoBit(CellVariant cell, bool bidirectional)
    {
        using IEngine engine = Create();
        Run zeros = RunOf(engine, cell, bidirectional, Padded(garbage: 0), Lengths.Of(PerRow));
        Run garbage = RunOf(engine, cell, bidirectional, Padded(garbage: 1000), Lengths.Of(PerRow));
        Assert.Equal(zeros.Outputs, garbage.Outputs);
        Assert.Equal(zeros.Hidden, garbage.Hidden);
        Assert.Equal(zeros.Gradients, garbage.Gradients);
        Assert.Equal(zeros.InputGradient, garbage.InputGradient);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Padding_TakesNoGradient(CellVariant cell, bool bidirectional)
    {
        using IEngine engine = Create();
        Run run = RunOf(engine, cell, bidirectional, Padded(garbage: 1000), Lengths.Of(PerRow));
        for (int t = 0; t < T; t++)
        {
            for (int b = 0; b < Rows; b++)
                Assert.Equal(t < PerRow[b], run.InputGradientOf(t, b).Any(dx => dx != 0));
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Batch_Padded_EqualsItsRowsAlone(CellVariant cell, bool bidirectional)
    {
        using IEngine engine = Create();
        float[] x = Padded(garbage: 0);
        Run batch = RunOf(engine, cell, bidirectional, x, Lengths.Of(PerRow));
        double[][] summed = [.. batch.Gradients.Select(gradient => new double[gradient.Length])];
        for (int b = 0; b < Rows; b++)
        {
            if (PerRow[b] == 0)
                continue;
            float[] row = [.. Enumerable.Range(0, PerRow[b]).SelectMany(t => x.AsSpan(((t * Rows) + b) * I, I).ToArray())];
            Run alone = RunOf(engine, cell, bidirectional, row, Lengths.Full, rows: 1, firstRow: b);
            for (int t = 0; t < PerRow[b]; t++)
                Agreement.Absolute(Widened(alone.OutputOf(t, 0)), Widened(batch.OutputOf(t, b)), Tolerances.RowAlone, $"output {t} of row {b}");
            Agreement.Absolute(Widened(alone.StateOf(0)), Widened(batch.StateOf(b)), Tolerances.RowAlone, $"state of row {b}");
            for (int k = 0; k < summed.Length; k++)
            {
                for (int n = 0; n < summed[k].Length; n++)
                    summed[k][n] += alone.Gradients[k][n];
            }
        }

        for (int k = 0; k < summed.Length; k++)
            Agreement.Relative(summed[k], Widened(batch.Gradients[k]), Tolerances.RowAloneGradient, $"gradient {k}");
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Lengths_AllWhole_EqualFull(CellVariant cell, bool bidirectional)
    {
        using IEngine engine = Create();
        float[] x = Padded(garbage: 0);
        Run full = RunOf(engine, cell, bidirectional, x, Lengths.Full), whole = RunOf(engine, cell, bidirectional, x, Lengths.Of([T, T, T, T, T]));
        Assert.Equal(full.Outputs, whole.Outputs);
        Assert.Equal(full.Hidden, whole.Hidden);
        Assert.Equal(full.Gradients, whole.Gradients);
    }

    [Fact]
    public void RowWithoutSteps_KeepsItsInitialStateAndPassesItsGradient()
    {
        using IEngine engine = Create();
        foreach (CellVariant cell in CellVariants.All)
        {
            using ParameterSet parameters = engine.NewParameters();
            RecurrentLayer layer = parameters.AddRecurrent("", 0, cell.Spec(I, 2));
            parameters.Fill(seed: 1, scale: 0.5);
            using IStep step = engine.BeginStep(StepKind.Training, parameters);
            ITensor h0 = step.Values([0.25f, -0.5f], new Shape(1, 2), wantsGradient: true);
            ITensor? c0 = layer.Spec.HasCellState ? step.Values([1f, 2f], new Shape(1, 2)) : null;
            ITensor h = step.Recurrent(layer, step.Values(new float[3 * I], new Shape(3, 1, I)), Lengths.Of([0]), new RecurrentState(h0, c0)).Final.Hidden;
            step.Backward(step.SquaredError(h, step.Values([0f, 0f], new Shape(1, 2))));
            Assert.Equal([0.25f, -0.5f], step.Floats(h));
            Assert.Equal([0.25f, -0.5f], step.GradientFloats(h0)); // d/dh mean(h²) = h for two elements
            Assert.All(parameters, parameter => Assert.All(parameter.GradientFloats(), g => Assert.Equal(0f, g)));
        }
    }

    private static double[] Widened(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static float[] Padded(float garbage)
    {
        float[] x = new Draw(8).Uniform(T * Rows * I), noise = new Draw(9).Uniform(T * Rows * I, garbage);
        for (int t = 0; t < T; t++)
        {
            for (int b = 0; b < Rows; b++)
            {
                if (t >= PerRow[b])
                    noise.AsSpan(((t * Rows) + b) * I, I).CopyTo(x.AsSpan(((t * Rows) + b) * I, I));
            }
        }

        return x;
    }

    /// <summary>The loss sums h·weight over outputs and final states, where a weight belongs to the row: the batch's gradient is the sum of its rows'.</summary>
    private static Run RunOf(IEngine engine, CellVariant cell, bool bidirectional, float[] x, Lengths lengths, int rows = Rows, int firstRow = 0)
    {
        using ParameterSet parameters = engine.NewParameters();
        RecurrentLayer layer = parameters.AddRecurrent("", 0, cell.Spec(I, H, bidirectional));
        parameters.Fill(seed: 2, scale: 0.5);
        int steps = x.Length / rows / I, width = layer.Spec.OutputSize;
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        ITensor input = step.Values(x, new Shape(steps, rows, I), wantsGradient: true);
        (ITensor outputs, RecurrentState final) = step.Recurrent(layer, input, lengths);

        float[] rowWeights = new Draw(10).Uniform(Rows * width);
        float[] perRow = rowWeights[(firstRow * width)..((firstRow + rows) * width)];
        float[] perStep = [.. Enumerable.Range(0, steps).SelectMany(_ => perRow)];
        ITensor loss = step.Add(
            SumOfProducts(step, outputs, perStep), SumOfProducts(step, final.Hidden, perRow));
        step.Backward(loss);
        return new Run(step.Floats(outputs), step.Floats(final.Hidden), [.. parameters.Select(p => p.GradientFloats())], step.GradientFloats(input), rows, width);
    }

    /// <summary><c>Σ (h ⊙ w)²</c>, written with the mean that engines have.</summary>
    private static ITensor SumOfProducts(IStep step, ITensor h, float[] weights)
    {
        float scale = MathF.Sqrt(h.Shape.ElementCount);
        ITensor weighted = step.Multiply(h, step.Values(Array.ConvertAll(weights, w => w * scale), h.Shape));
        return step.SquaredError(weighted, step.Values(new float[h.Shape.ElementCount], h.Shape));
    }

    private sealed record Run(float[] Outputs, float[] Hidden, float[][] Gradients, float[] InputGradient, int Rows, int Width)
    {
        public float[] OutputOf(int t, int b) => Outputs.AsSpan(((t * Rows) + b) * Width, Width).ToArray();

        public float[] StateOf(int b) => Hidden.AsSpan(b * Width, Width).ToArray();

        public float[] InputGradientOf(int t, int b) => InputGradient.AsSpan(((t * Rows) + b) * I, I).ToArray();
    }
}
