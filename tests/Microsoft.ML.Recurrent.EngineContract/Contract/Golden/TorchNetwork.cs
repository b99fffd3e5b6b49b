using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>A golden case rebuilt on an engine, with PyTorch's initial weights.</summary>
public sealed class TorchNetwork : IDisposable
{
    private readonly TorchCase _case;
    private readonly Parameter? _table;
    private readonly RecurrentLayer[] _levels;
    private readonly Parameter _weight, _bias;

    public TorchNetwork(IEngine engine, TorchCase torch)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(torch);
        _case = torch;
        Parameters = engine.NewParameters();
        _table = torch.Embedding ? Parameters.Add("embedding.weight", torch.Parameters["embedding.weight"].Axes) : null;
        _levels = [.. Enumerable.Range(0, torch.Levels).Select(level => Parameters.AddRecurrent("encoder", level, Spec(level)))];
        _weight = Parameters.Add("head.weight", torch.Parameters["head.weight"].Axes);
        _bias = Parameters.Add("head.bias", torch.Parameters["head.bias"].Axes);
        foreach (Parameter parameter in Parameters)
            parameter.Write(torch.Parameters[parameter.Name].Floats);
    }

    public ParameterSet Parameters { get; }

    /// <summary>Everything that the golden file has numbers for. The input is null where ids come in.</summary>
    public (ITensor? Input, ITensor Outputs, ITensor FinalHidden, ITensor Prediction, ITensor Loss) Forward(IStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        ITensor? input = _case.Embedding ? null : step.Values(_case.Input.Floats, _case.Input.Axes, wantsGradient: true);
        ITensor outputs = input ?? step.Embed(step.Ids(_case.Input.Ids, _case.Input.Axes), _table!), last = outputs;
        Lengths lengths = _case.Lengths is null ? Lengths.Full : Lengths.Of(_case.Lengths);
        foreach (RecurrentLayer level in _levels)
        {
            (outputs, RecurrentState final) = step.Recurrent(level, outputs, lengths);
            last = final.Hidden;
        }

        bool classifies = string.Equals(_case.Loss, "cross_entropy", StringComparison.Ordinal);
        ITensor prediction = step.Linear(classifies ? last : outputs, _weight, _bias);
        ITensor loss = classifies
            ? step.CrossEntropy(prediction, step.Ids(_case.Target.Ids, _case.Target.Axes))
            : step.SquaredError(prediction, step.Values(_case.Target.Floats, _case.Target.Axes));
        return (input, outputs, last, prediction, loss);
    }

    /// <inheritdoc/>
    public void Dispose() => Parameters.Dispose();

    private RecurrentSpec Spec(int level) => new()
    {
        Cell = Enum.Parse<RecurrentCell>(_case.Cell, ignoreCase: true),
        Activation = Enum.Parse<CellActivation>(_case.Activation, ignoreCase: true),
        InputSize = level == 0 ? _case.InputSize : _case.HiddenSize * (_case.Bidirectional ? 2 : 1),
        HiddenSize = _case.HiddenSize,
        Bidirectional = _case.Bidirectional,
    };
}
