using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>One recurrent level with a loss on its outputs, on its final state, or on both.</summary>
public sealed class RecurrentProblem(RecurrentSpec spec, int steps, int rows) : Problem
{
    /// <summary>[T, B, I].</summary>
    public Shape InputShape { get; } = new(steps, rows, spec.InputSize);

    /// <summary>[B, D·H].</summary>
    public Shape StateShape { get; } = new(rows, spec.OutputSize);

    public Lengths Lengths { get; init; } = Lengths.Full;

    public bool WithInitialState { get; init; }

    public LossOn LossOn { get; init; } = LossOn.Both;

    /// <summary>Keeps activations of order one at any size.</summary>
    public override double WeightScale => 1 / Math.Sqrt(spec.HiddenSize);

    public override IReadOnlyList<ProblemInput> Inputs
    {
        get
        {
            List<ProblemInput> inputs = [Input("x", InputShape, 0)];
            if (WithInitialState)
                inputs.Add(Input("h0", StateShape, 1));
            if (WithInitialState && spec.HasCellState)
                inputs.Add(Input("c0", StateShape, 2));
            return inputs;
        }
    }

    public override Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> Build(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        RecurrentLayer layer = parameters.AddRecurrent("encoder", 0, spec);
        return (step, inputs) =>
        {
            RecurrentState? initial = WithInitialState ? new RecurrentState(inputs[1], spec.HasCellState ? inputs[2] : null) : null;
            (ITensor outputs, RecurrentState final) = step.Recurrent(layer, inputs[0], Lengths, initial);
            Dictionary<string, ITensor> shown = new(StringComparer.Ordinal) { ["outputs"] = outputs, ["h"] = final.Hidden };
            if (final.Cell is not null)
                shown.Add("c", final.Cell);
            return new ProblemTensors(Loss(step, outputs, final), shown);
        };
    }

    private ITensor Loss(IStep step, ITensor outputs, RecurrentState final)
    {
        if (LossOn == LossOn.Outputs)
            return LossAgainstDrawn(step, outputs, 0);
        ITensor loss = LossAgainstDrawn(step, final.Hidden, 1);
        if (final.Cell is not null)
            loss = step.Add(loss, LossAgainstDrawn(step, final.Cell, 2));
        return LossOn == LossOn.FinalState ? loss : step.Add(loss, LossAgainstDrawn(step, outputs, 0));
    }
}
