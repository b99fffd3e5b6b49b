using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Recurrent levels, forward and backward, against the reference at sizes where vector kernels break.</summary>
public abstract class RecurrentParityContract : Contract
{
    public static IEnumerable<TheoryDataRow<CellVariant, int>> HiddenSizes =>
        from cell in CellVariants.All
        from hidden in CellVariants.Sizes
        select new TheoryDataRow<CellVariant, int>(cell, hidden);

    public static IEnumerable<TheoryDataRow<CellVariant, LossOn>> Losses =>
        from cell in CellVariants.All
        from loss in Enum.GetValues<LossOn>()
        select new TheoryDataRow<CellVariant, LossOn>(cell, loss);

    [Theory]
    [MemberData(nameof(HiddenSizes))]
    public void Recurrent_AnyHiddenSize_AgreesWithReference(CellVariant cell, int hidden)
    {
        foreach (int rows in new[] { 1, 2, 5 })
        {
            foreach (int steps in new[] { 1, 2, 7 })
                AssertAgreesWithReference(new RecurrentProblem(cell.Spec(inputs: 3, hidden), steps, rows));
        }
    }

    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void Recurrent_HiddenSize257_AgreesWithReference(CellVariant cell)
        => AssertAgreesWithReference(new RecurrentProblem(cell.Spec(inputs: 5, hidden: 257), steps: 3, rows: 2));

    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void Recurrent_AnyInputSize_AgreesWithReference(CellVariant cell)
    {
        foreach (int inputs in CellVariants.Sizes.Append(257))
            AssertAgreesWithReference(new RecurrentProblem(cell.Spec(inputs, hidden: 9), steps: 3, rows: 3));
    }

    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void Recurrent_AnyBatchSize_AgreesWithReference(CellVariant cell)
    {
        foreach (int rows in CellVariants.Sizes.Append(257))
            AssertAgreesWithReference(new RecurrentProblem(cell.Spec(inputs: 4, hidden: 18), steps: 2, rows) { WithInitialState = true });
    }

    [Theory]
    [MemberData(nameof(GradientCheckContract.Cells), MemberType = typeof(GradientCheckContract))]
    public void Recurrent_DirectionsLengthsAndStates_AgreeWithReference(
        CellVariant cell, bool bidirectional, bool masked, bool initialState)
    {
        foreach ((int T, int B, int I, int H) in new[] { (7, 1, 2, 5), (6, 5, 3, 17), (4, 7, 18, 20) })
        {
            AssertAgreesWithReference(new RecurrentProblem(cell.Spec(I, H, bidirectional), T, B)
            {
                Lengths = LengthPattern.Of(masked, T, B),
                WithInitialState = initialState,
            });
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Recurrent_LossOnOutputsOrFinalState_AgreesWithReference(CellVariant cell, LossOn loss)
        => AssertAgreesWithReference(new RecurrentProblem(cell.Spec(3, 6, bidirectional: true), steps: 5, rows: 3)
        {
            LossOn = loss,
            WithInitialState = true,
            Lengths = LengthPattern.Of(mixed: true, steps: 5, rows: 3),
        });

    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void Recurrent_OneTrainedBias_AgreesWithReference(CellVariant cell)
        => AssertAgreesWithReference(new RecurrentProblem(cell.Spec(3, 10, bidirectional: true, BiasForm.Single), steps: 4, rows: 2));

    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void Recurrent_LongSequence_AgreesWithReference(CellVariant cell)
        => AssertAgreesWithReference(new RecurrentProblem(cell.Spec(2, 12), steps: 60, rows: 2) { LossOn = LossOn.FinalState });

    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void Network_AllPartsAtOnce_AgreesWithReference(CellVariant cell)
        => AssertAgreesWithReference(new NetworkProblem(cell, hidden: 13, steps: 6, rows: 7));
}
