using Microsoft.ML.Recurrent.EngineContract.Reference.Cells;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Levels with layer normalisation inside their cells, which are composed of an engine's operations.</summary>
public abstract class NormalizedLevelContract : Contract
{
    public static IEnumerable<TheoryDataRow<CellVariant, bool, bool>> Cells =>
        from cell in CellVariants.All
        from bidirectional in new[] { false, true }
        from masked in new[] { false, true }
        select new TheoryDataRow<CellVariant, bool, bool>(cell, bidirectional, masked);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Level_OfAnySize_AgreesWithReference(CellVariant cell, bool bidirectional, bool masked)
    {
        foreach ((int T, int B, int I, int H) in new[] { (1, 1, 1, 5), (5, 4, 3, 7), (4, 7, 18, 17) })
            AssertAgreesWithReference(new NormalizedProblem(cell.Spec(I, H, bidirectional), T, B, masked));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void LevelGradient_AllParameters_MatchesCentralDifferences(CellVariant cell, bool bidirectional, bool masked)
    {
        Problem problem = CentralDifferences.Smooth(seed => new NormalizedProblem(cell.Spec(3, 4, bidirectional), 4, 3, masked) { Seed = seed });
        using IEngine engine = Create();
        Agreement.Gradients(CentralDifferences.Of(problem), ProblemRun.Train(engine, problem).Gradients, Tolerances.CentralDifferences);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Level_EveryRow_FollowsTheFormulas(CellVariant cell, bool bidirectional, bool masked)
    {
        const int T = 5, B = 4, I = 3;
        RecurrentSpec spec = cell.Spec(I, hidden: 6, bidirectional);
        InLevel(spec, (engine, parameters, level) =>
        {
            float[] x = new Draw(5).Uniform(T * B * I);
            int[] lengths = masked ? [5, 2, 0, 1] : [5, 5, 5, 5];
            (double[] outputs, double[] hidden) = Score(engine, parameters, level, x, new Shape(T, B, I), masked ? Lengths.Of(lengths) : Lengths.Full);
            for (int b = 0; b < B; b++)
            {
                double[][] row = [.. Enumerable.Range(0, lengths[b]).Select(t => x.AsSpan(((t * B) + b) * I, I).ToArray().Doubles())];
                for (int d = 0; d < spec.Directions; d++)
                {
                    List<double[]> read = new NormalizedTwin(spec, parameters, d == 0 ? "" : "_reverse").Read(d == 0 ? row : row.Reverse());
                    for (int t = 0; t < T; t++)
                    {
                        double[] expected = t >= row.Length ? new double[6] : read[d == 0 ? t : row.Length - 1 - t];
                        Agreement.Absolute(expected, outputs.AsSpan((((t * B) + b) * spec.OutputSize) + (d * 6), 6), Tolerances.Output, $"output {t} of row {b}");
                    }

                    Agreement.Absolute(read.Count == 0 ? new double[6] : read[^1], hidden.AsSpan((b * spec.OutputSize) + (d * 6), 6), Tolerances.Output, $"state of row {b}");
                }
            }
        });
    }

    [Theory]
    [MemberData(nameof(LengthsContract.Cells), MemberType = typeof(LengthsContract))]
    public void Batch_Padded_EqualsItsRowsAlone(CellVariant cell, bool bidirectional)
    {
        const int T = 6, B = 4, I = 3, H = 9;
        int[] lengths = [6, 2, 5, 1];
        InLevel(cell.Spec(I, H, bidirectional), (engine, parameters, level) =>
        {
            float[] x = new Draw(6).Uniform(T * B * I);
            (double[] outputs, double[] hidden) = Score(engine, parameters, level, x, new Shape(T, B, I), Lengths.Of(lengths));
            int width = hidden.Length / B;
            for (int b = 0; b < B; b++)
            {
                float[] row = [.. Enumerable.Range(0, lengths[b]).SelectMany(t => x.AsSpan(((t * B) + b) * I, I).ToArray())];
                (double[] alone, double[] state) = Score(engine, parameters, level, row, new Shape(lengths[b], 1, I), Lengths.Full);
                double[] found = [.. Enumerable.Range(0, lengths[b]).SelectMany(t => outputs.AsSpan(((t * B) + b) * width, width).ToArray())];
                Agreement.Absolute(alone, found, Tolerances.RowAlone, $"outputs of row {b}");
                Agreement.Absolute(state, hidden.AsSpan(b * width, width), Tolerances.RowAlone, $"state of row {b}");
            }
        });
    }

    [Theory]
    [InlineData(CellVariant.LstmTanh, "weight_ih, weight_hh, bias_ih, norm_ih, norm_hh, norm_c")]
    [InlineData(CellVariant.GruResetAfter, "weight_ih, weight_hh, bias_ih, norm_ih, norm_hh, norm_in, norm_hn")]
    [InlineData(CellVariant.RnnTanh, "weight_ih, weight_hh, bias_ih, norm")]
    public void Parameters_OfBothDirections_HaveTheNamesOfFiles(CellVariant cell, string kinds) => InLevel(cell.Spec(2, 3, bidirectional: true), (_, parameters, _) =>
    {
        string[] expected = [.. from end in new[] { "", "_reverse" }
                                from kind in kinds.Split(", ")
                                from part in kind.StartsWith("norm", StringComparison.Ordinal) ? new[] { ".weight", ".bias" } : [""]
                                select $"encoder.{kind}_l0{end}{part}"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), parameters.Select(p => p.Name).Order(StringComparer.Ordinal));
    });

    /// <summary>A norm of <c>W·x</c> alone would leave of one number only its sign.</summary>
    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void Level_OfOneNumberPerStep_HearsHowLargeItIs(CellVariant cell) => InLevel(cell.Spec(1, 8), (engine, parameters, level) =>
    {
        double[] small = Score(engine, parameters, level, [0.4f], new Shape(1, 1, 1), Lengths.Full).Hidden;
        double[] large = Score(engine, parameters, level, [1.2f], new Shape(1, 1, 1), Lengths.Full).Hidden;
        Assert.Contains(small.Zip(large), pair => Math.Abs(pair.First - pair.Second) > 0.02);
    });

    private void InLevel(RecurrentSpec spec, Action<IEngine, ParameterSet, RecurrentLevel> test)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        var level = RecurrentLevel.Create(parameters, "encoder", 0, spec, layerNorm: true);
        parameters.Fill(seed: 7, scale: 1);
        test(engine, parameters, level);
    }

    private static (double[] Outputs, double[] Hidden) Score(
        IEngine engine, ParameterSet parameters, RecurrentLevel level, float[] x, Shape shape, Lengths lengths)
    {
        using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
        LevelOutput output = level.Forward(step, step.Values(x, shape), lengths);
        return (step.Doubles(output.Outputs), step.Doubles(output.Hidden));
    }
}
