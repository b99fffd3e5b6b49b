using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>The notes' network on an engine: one tanh layer with one bias, and a linear head on every step.</summary>
public sealed record LectureNotesNetwork(RecurrentLayer Layer, Parameter Weight, Parameter Bias)
{
    private const int T = 4, I = 3, H = 5, O = 2;

    /// <summary>Adds the parameters with the notes' initial values.</summary>
    public static LectureNotesNetwork Build(ParameterSet parameters, LectureNotesWeights weights)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(weights);
        RecurrentLayer layer = parameters.AddRecurrent("encoder", 0, CellVariant.RnnTanh.Spec(I, H, bias: BiasForm.Single));
        layer.Directions[0].InputWeight.Write([.. weights.InputToHidden.SelectMany(row => row)]);
        layer.Directions[0].RecurrentWeight.Write([.. weights.HiddenToHidden.SelectMany(row => row)]);
        layer.Directions[0].InputBias.Write(weights.HiddenBias);
        return new LectureNotesNetwork(layer,
            parameters.Add("head.weight", new Shape(O, H)).With([.. weights.HiddenToOutput.SelectMany(row => row)]),
            parameters.Add("head.bias", new Shape(O)).With(weights.OutputBias));
    }

    /// <summary>y of every step, [T, 1, O], and the last state.</summary>
    public (ITensor Y, ITensor FinalHidden) Forward(IStep step, float[][] x)
    {
        ArgumentNullException.ThrowIfNull(step);
        ITensor input = step.Values([.. x.SelectMany(row => row)], new Shape(T, 1, I));
        (ITensor outputs, RecurrentState final) = step.Recurrent(Layer, input, Lengths.Full);
        return (step.Linear(outputs, Weight, Bias), final.Hidden);
    }
}
