namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>One network that PyTorch ran: perhaps an embedding, levels of one cell, a linear head, a loss.</summary>
public sealed record TorchCase
{
    public required string Name { get; init; }

    /// <summary>PyTorch's class: RNN, LSTM or GRU.</summary>
    public required string Cell { get; init; }

    public required int Levels { get; init; }

    public required bool Bidirectional { get; init; }

    /// <summary>tanh or relu.</summary>
    public required string Activation { get; init; }

    /// <summary>Whether the input is ids that go through <c>embedding.weight</c>.</summary>
    public required bool Embedding { get; init; }

    /// <summary>Valid steps of each row, or null.</summary>
    public int[]? Lengths { get; init; }

    /// <summary><c>squared_error</c> on the head of every output, or <c>cross_entropy</c> on the head of the final state.</summary>
    public required string Loss { get; init; }

    public required int InputSize { get; init; }

    public required int HiddenSize { get; init; }

    public required Dictionary<string, TorchTensor> Parameters { get; init; }

    public required TorchTensor Input { get; init; }

    public required TorchTensor Target { get; init; }

    public required TorchTensor Outputs { get; init; }

    public required TorchTensor FinalHidden { get; init; }

    public required TorchTensor Prediction { get; init; }

    public required Dictionary<string, double[]> Gradients { get; init; }

    public double[]? InputGradient { get; init; }

    /// <summary>Before each of the Adam steps.</summary>
    public required double[] Losses { get; init; }

    public required Dictionary<string, double[]> ParametersAfter { get; init; }
}
