using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Gradients against central differences of the reference's forward pass: no backward pass is trusted.</summary>
public abstract class GradientCheckContract : Contract
{
    public static IEnumerable<TheoryDataRow<CellVariant, bool, bool, bool>> Cells =>
        from cell in CellVariants.All
        from bidirectional in new[] { false, true }
        from masked in new[] { false, true }
        from initialState in new[] { false, true }
        select new TheoryDataRow<CellVariant, bool, bool, bool>(cell, bidirectional, masked, initialState);

    [Theory]
    [MemberData(nameof(Cells))]
    public void RecurrentGradient_AnyShape_MatchesCentralDifferences(CellVariant cell, bool bidirectional, bool masked, bool initialState)
    {
        foreach ((int T, int B, int I, int H) in new[] { (1, 1, 1, 1), (5, 2, 3, 4), (4, 3, 2, 3) })
        {
            AssertMatches(seed => new RecurrentProblem(cell.Spec(I, H, bidirectional), T, B)
            {
                Seed = seed,
                Lengths = LengthPattern.Of(masked, T, B),
                WithInitialState = initialState,
            });
        }
    }

    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void RecurrentGradient_OneTrainedBias_MatchesCentralDifferences(CellVariant cell)
        => AssertMatches(seed => new RecurrentProblem(cell.Spec(2, 3, bias: BiasForm.Single), steps: 4, rows: 2) { Seed = seed });

    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void NetworkGradient_AllPartsAtOnce_MatchesCentralDifferences(CellVariant cell)
        => AssertMatches(seed => new NetworkProblem(cell, hidden: 3, steps: 4, rows: 2) { Seed = seed });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LinearGradient_WithOrWithoutBias_MatchesCentralDifferences(bool withBias)
        => AssertMatches(seed => new LinearProblem(new Shape(3, 2, 4), outputs: 3, withBias) { Seed = seed });

    [Theory]
    [InlineData(4)]
    [InlineData(20)]
    public void EmbeddingGradient_RepeatedOrUntouchedRows_MatchesCentralDifferences(int vocabulary)
        => AssertMatches(seed => new EmbeddingProblem(vocabulary, width: 3, steps: 4, rows: 2) { Seed = seed });

    [Fact]
    public void CrossEntropyGradient_SeveralRows_MatchesCentralDifferences()
        => AssertMatches(seed => new CrossEntropyProblem(rows: 5, classes: 4) { Seed = seed });

    [Theory]
    [InlineData(true, 0f)]
    [InlineData(false, 0.1f)]
    [InlineData(true, 0.3f)]
    public void CrossEntropyGradient_WeightsAndSmoothing_MatchesCentralDifferences(bool weighted, float smoothing)
        => AssertMatches(seed => new CrossEntropyProblem(rows: 5, classes: 4) { Seed = seed, Weighted = weighted, Smoothing = smoothing });

    [Theory]
    [InlineData(1f)]
    [InlineData(2.5f)]
    [InlineData(0.3f)]
    public void BinaryCrossEntropyGradient_LogitsAndTargets_MatchesCentralDifferences(float positiveWeight)
        => AssertMatches(seed => new BinaryCrossEntropyProblem(new Shape(2, 3, 4), positiveWeight) { Seed = seed });

    [Fact]
    public void SquaredErrorGradient_TensorsUsedTwice_MatchesCentralDifferences()
        => AssertMatches(seed => new ElementwiseProblem(new Shape(2, 3, 4)) { Seed = seed });

    [Theory]
    [MemberData(nameof(RegressionLosses.Names), MemberType = typeof(RegressionLosses))]
    public void RegressionLossGradient_EveryInput_MatchesCentralDifferences(string name)
        => AssertMatches(seed => RegressionLosses.Problem(name, new Shape(2, 3, 4), seed));

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void MatMulGradient_EitherSide_MatchesCentralDifferences(bool transposeA, bool transposeB)
        => AssertMatches(seed => new OperationProblem(
            (step, x) => step.MatMul(x[0], x[1], transposeA, transposeB),
            transposeA ? new Shape(2, 4, 3) : new Shape(2, 3, 4),
            transposeB ? new Shape(2, 5, 4) : new Shape(2, 4, 5)) { Seed = seed });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AttentionGradient_AllPartsAtOnce_MatchesCentralDifferences(bool masked)
        => AssertMatches(seed => new AttentionProblem(hidden: 3, steps: 4, rows: 3, masked) { Seed = seed });

    [Fact]
    public void LayerNormGradient_InputWeightAndBias_MatchesCentralDifferences()
        => AssertMatches(seed => new LayerNormProblem(new Shape(3, 2, 5)) { Seed = seed });

    [Fact]
    public void ActivationGradients_OneAfterTheOther_MatchCentralDifferences()
        => AssertMatches(seed => new OperationProblem((step, x) => step.Tanh(step.Add(step.Sigmoid(x[0]), step.Relu(x[0]))), new Shape(3, 4)) { Seed = seed });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PoolingGradients_OverTime_MatchCentralDifferences(bool mixed)
        => AssertMatches(seed => new OperationProblem(
            (step, x) => step.Add(step.MeanOverTime(x[0], LengthPattern.Of(mixed, 4, 3)), step.MaxOverTime(x[0], LengthPattern.Of(mixed, 4, 3))),
            new Shape(4, 3, 2)) { Seed = seed });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void PartsGradient_SlicesThatOverlap_MatchesCentralDifferences(int axis)
        => AssertMatches(seed => new OperationProblem(
            (step, x) => step.Multiply(step.Concat([x[0], step.Slice(x[0], axis, 1, 1)], axis), step.Slice(x[1], axis, 1, 4)),
            new Shape(3, 3, 3), new Shape(6, 6, 6).With((axis + 1) % 3, 3).With((axis + 2) % 3, 3)) { Seed = seed });

    [Fact]
    public void AdvanceGradient_RowsOfAllLengths_MatchesCentralDifferences()
        => AssertMatches(seed => new OperationProblem(
            (step, x) => step.Advance(x[0], x[1], LengthPattern.Of(mixed: true, 4, rows: 4), 2), new Shape(2, 4, 3), new Shape(2, 4, 3)) { Seed = seed });

    private void AssertMatches(Func<int, Problem> problemOfSeed)
    {
        Problem problem = CentralDifferences.Smooth(problemOfSeed);
        using IEngine engine = Create();
        Agreement.Gradients(CentralDifferences.Of(problem), ProblemRun.Train(engine, problem).Gradients, Tolerances.CentralDifferences);
    }
}
