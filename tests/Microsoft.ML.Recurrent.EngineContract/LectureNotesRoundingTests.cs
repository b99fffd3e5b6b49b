using Microsoft.ML.Recurrent.EngineContract.Reference;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Why an engine in float is not held to the whole trace of the notes.</summary>
public sealed class LectureNotesRoundingTests
{
    /// <summary>The same double arithmetic, but the weights are kept as floats from one epoch to the next.</summary>
    [Fact]
    public void Trace_WithNothingButItsWeightsRounded_LeavesTheNotesAfterEpoch70()
    {
        LectureNotes notes = GoldenFile.Read<LectureNotes>("seed_rnn_bptt.json");
        float[] target = [.. notes.Target.SelectMany(row => row)];
        using var engine = new ReferenceEngine();
        using ParameterSet parameters = engine.NewParameters();
        LectureNotesNetwork network = LectureNotesNetwork.Build(parameters, notes.Weights);
        using IOptimizer optimizer = engine.NewOptimizer(new SgdOptions { LearningRate = notes.LearningRate * target.Length / 2 }, parameters);
        double steady = 0, worst = 0;
        for (int epoch = 0; epoch < notes.Epochs; epoch++)
        {
            using IStep step = engine.BeginStep(StepKind.Training, parameters);
            ITensor y = network.Forward(step, notes.X).Y;
            ITensor loss = step.SquaredError(y, step.Values(target, y.Shape));
            if (notes.ErrorByEpoch.TryGetValue(epoch, out double expected))
            {
                double difference = Math.Abs(step.Doubles(loss)[0] - expected);
                (steady, worst) = (epoch <= 70 ? Math.Max(steady, difference) : steady, Math.Max(worst, difference));
            }

            step.Backward(loss);
            optimizer.Step();
            foreach (Parameter parameter in parameters)
                parameter.Write(parameter.Floats());
        }

        Assert.InRange(steady, 0, 1e-5);
        Assert.InRange(worst, 1e-3, 1);
    }
}
