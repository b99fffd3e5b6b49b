using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>The two worked examples of the RNN notes, whose numbers <c>Golden/make_seed_rnn.py</c> computes.</summary>
/// <remarks>Between epochs 70 and 90 the notes' step size is too large for the valley it is in: the loss jumps about and any rounding grows
/// a millionfold, as <see cref="LectureNotesRoundingTests"/> shows. So an engine in float is held to the trace up to there, and to its end
/// by size only; one in double to every number.</remarks>
public abstract class LectureNotesContract : Contract
{
    private const int T = 4, O = 2, LastSteadyEpoch = 70;

    /// <summary>Whether weights and gradients are double throughout.</summary>
    protected virtual bool ComputesInDouble => false;

    [Fact]
    public void Forward_OfTheNotes_GivesEveryOutputAndTheLastState()
    {
        LectureNotes notes = GoldenFile.Read<LectureNotes>("seed_rnn_forward.json");
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        LectureNotesNetwork network = LectureNotesNetwork.Build(parameters, notes.Weights);
        using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
        (ITensor y, ITensor h) = network.Forward(step, notes.X);
        Agreement.Absolute([.. notes.Y.SelectMany(row => row)], step.Doubles(y), 1e-5, "y");
        Agreement.Absolute(notes.FinalHidden, step.Doubles(h), 1e-5, "h_final");
    }

    /// <summary>The notes sum y − target over steps and outputs: half the gradient of the sum of squares. <see cref="IStep.SquaredError"/>
    /// is a mean over T·O = 8 elements, whose gradient is 2/8 of that, so the notes' rate 0.01 is 0.01·8/2 = 0.04 here.</summary>
    [Fact]
    public void Training_OfTheNotes_FollowsEveryListedLoss()
    {
        LectureNotes notes = GoldenFile.Read<LectureNotes>("seed_rnn_bptt.json");
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        LectureNotesNetwork network = LectureNotesNetwork.Build(parameters, notes.Weights);
        using IOptimizer optimizer = engine.NewOptimizer(new SgdOptions { LearningRate = notes.LearningRate * T * O / 2 }, parameters);
        float[] target = [.. notes.Target.SelectMany(row => row)];
        int compared = 0;
        for (int epoch = 0; epoch < notes.Epochs; epoch++)
        {
            using IStep step = engine.BeginStep(StepKind.Training, parameters);
            ITensor loss = step.SquaredError(network.Forward(step, notes.X).Y, step.Values(target, new Shape(T, 1, O)));
            if (notes.ErrorByEpoch.TryGetValue(epoch, out double expected) && (ComputesInDouble || epoch <= LastSteadyEpoch))
            {
                Agreement.Absolute([expected], step.Doubles(loss), 1e-4, $"loss of epoch {epoch}");
                compared++;
            }

            step.Backward(loss);
            optimizer.Step();
        }

        using IStep after = engine.BeginStep(StepKind.Scoring, parameters);
        ITensor y = network.Forward(after, notes.X).Y;
        double error = after.Doubles(after.SquaredError(y, after.Values(target, new Shape(T, 1, O))))[0];
        Assert.Equal(ComputesInDouble ? 21 : 8, compared);
        Assert.Equal(notes.ErrorAfter, error, ComputesInDouble ? 1e-5 : 5e-3);
        if (ComputesInDouble)
        {
            Assert.Equal(0.01239, error, 1e-5); // as the notes print it
            Agreement.Absolute([.. notes.OutputsAfter.SelectMany(row => row)], after.Doubles(y), 1e-4, "outputs after training");
        }
    }
}
