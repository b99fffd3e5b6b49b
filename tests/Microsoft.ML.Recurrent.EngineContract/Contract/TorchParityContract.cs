using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>PyTorch's numbers from the same weights: forward, gradients, and thirty Adam steps.</summary>
public abstract class TorchParityContract : Contract
{
    public static IEnumerable<TheoryDataRow<string>> Cases => TorchFile.Instance.Cases.Select(torch => new TheoryDataRow<string>(torch.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_FromPyTorchsWeights_GivesPyTorchsOutputs(string name)
    {
        TorchCase torch = Find(name);
        using IEngine engine = Create();
        using var network = new TorchNetwork(engine, torch);
        using IStep step = engine.BeginStep(StepKind.Scoring, network.Parameters);
        (_, ITensor outputs, ITensor finalHidden, ITensor prediction, ITensor loss) = network.Forward(step);
        Agreement.Absolute(torch.Outputs.Values, step.Doubles(outputs), Tolerances.Output, "outputs");
        Agreement.Absolute(torch.FinalHidden.Values, step.Doubles(finalHidden), Tolerances.Output, "final hidden state");
        Agreement.Absolute(torch.Prediction.Values, step.Doubles(prediction), Tolerances.Output, "prediction");
        Agreement.Absolute(torch.Losses[..1], step.Doubles(loss), Tolerances.PeerLoss, "loss");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward_FromPyTorchsWeights_GivesPyTorchsGradients(string name)
    {
        TorchCase torch = Find(name);
        using IEngine engine = Create();
        using var network = new TorchNetwork(engine, torch);
        using IStep step = engine.BeginStep(StepKind.Training, network.Parameters);
        (ITensor? input, _, _, _, ITensor loss) = network.Forward(step);
        step.Backward(loss);
        Agreement.Gradients(torch.Gradients, network.Parameters.ToDictionary(p => p.Name, p => p.GradientDoubles(), StringComparer.Ordinal), Tolerances.Gradient);
        if (input is not null)
            Agreement.Relative(torch.InputGradient, step.GradientDoubles(input), Tolerances.Gradient, "gradient of the input");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ThirtyAdamSteps_FromPyTorchsWeights_FollowPyTorchsLosses(string name)
    {
        TorchCase torch = Find(name);
        using IEngine engine = Create();
        using var network = new TorchNetwork(engine, torch);
        using IOptimizer optimizer = engine.NewOptimizer(new AdamOptions { LearningRate = TorchFile.Instance.LearningRate }, network.Parameters);
        Assert.Equal(30, torch.Losses.Length);
        var losses = new double[torch.Losses.Length];
        for (int k = 0; k < losses.Length; k++)
        {
            using IStep step = engine.BeginStep(StepKind.Training, network.Parameters);
            ITensor loss = network.Forward(step).Loss;
            losses[k] = step.Doubles(loss)[0];
            step.Backward(loss);
            optimizer.Step();
        }

        Agreement.Absolute(torch.Losses, losses, Tolerances.PeerLoss, "loss");
        foreach (Parameter parameter in network.Parameters)
            Agreement.Absolute(torch.ParametersAfter[parameter.Name], parameter.Doubles(), Tolerances.Weights, parameter.Name);
    }

    private static TorchCase Find(string name) => TorchFile.Instance.Cases.Single(torch => string.Equals(torch.Name, name, StringComparison.Ordinal));
}
