using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>A state handed on is as good as a sequence never cut.</summary>
public abstract class StateContract : Contract
{
    private const int T = 6, Rows = 2, I = 3, H = 5;

    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void InitialState_FromAnEarlierStep_ContinuesTheSequence(CellVariant cell)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        RecurrentLayer layer = parameters.AddRecurrent("", 0, cell.Spec(I, H));
        parameters.Fill(seed: 1, scale: 0.5);
        float[] x = new Draw(2).Uniform(T * Rows * I);

        float[] whole, firstHidden, secondHidden;
        float[]? firstCell;
        using (IStep step = engine.BeginStep(StepKind.Scoring, parameters))
            whole = step.Floats(step.Recurrent(layer, step.Values(x, new Shape(T, Rows, I)), Lengths.Full).Final.Hidden);
        using (IStep step = engine.BeginStep(StepKind.Scoring, parameters))
        {
            RecurrentState final = step.Recurrent(layer, step.Values(x[..(x.Length / 2)], new Shape(T / 2, Rows, I)), Lengths.Full).Final;
            firstHidden = step.Floats(final.Hidden);
            firstCell = final.Cell is null ? null : step.Floats(final.Cell);
        }

        using (IStep step = engine.BeginStep(StepKind.Scoring, parameters))
        {
            var state = new Shape(Rows, H);
            var carried = new RecurrentState(step.Values(firstHidden, state), firstCell is null ? null : step.Values(firstCell, state));
            ITensor rest = step.Values(x[(x.Length / 2)..], new Shape(T / 2, Rows, I));
            secondHidden = step.Floats(step.Recurrent(layer, rest, Lengths.Full, carried).Final.Hidden);
        }

        Agreement.Absolute(Array.ConvertAll(whole, h => (double)h), Array.ConvertAll(secondHidden, h => (double)h), Tolerances.Output, "final state");
    }

    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void FinalState_HandedOnWithinAStep_CarriesTheGradientBack(CellVariant cell)
    {
        using IEngine engine = Create();
        float[] whole = GradientsOf(engine, cell, (step, layer, x) =>
            step.Recurrent(layer, step.Values(x, new Shape(T, Rows, I)), Lengths.Full).Final.Hidden);
        float[] cut = GradientsOf(engine, cell, (step, layer, x) =>
        {
            RecurrentState state = step.Recurrent(layer, step.Values(x[..(x.Length / 2)], new Shape(T / 2, Rows, I)), Lengths.Full).Final;
            return step.Recurrent(layer, step.Values(x[(x.Length / 2)..], new Shape(T / 2, Rows, I)), Lengths.Full, state).Final.Hidden;
        });
        Agreement.Relative(Array.ConvertAll(whole, g => (double)g), Array.ConvertAll(cut, g => (double)g), Tolerances.Gradient, "gradient over the cut");
    }

    [Theory]
    [MemberData(nameof(RecurrentForwardContract.Variants), MemberType = typeof(RecurrentForwardContract))]
    public void InitialState_Zeros_EqualsNone(CellVariant cell)
    {
        using IEngine engine = Create();
        float[] none = GradientsOf(engine, cell, (step, layer, x) =>
            step.Recurrent(layer, step.Values(x, new Shape(T, Rows, I)), Lengths.Full).Final.Hidden);
        float[] zeros = GradientsOf(engine, cell, (step, layer, x) =>
        {
            ITensor zero = step.Values(new float[Rows * H], new Shape(Rows, H));
            var initial = new RecurrentState(zero, layer.Spec.HasCellState ? zero : null);
            return step.Recurrent(layer, step.Values(x, new Shape(T, Rows, I)), Lengths.Full, initial).Final.Hidden;
        });
        Assert.Equal(none, zeros);
    }

    private static float[] GradientsOf(IEngine engine, CellVariant cell, Func<IStep, RecurrentLayer, float[], ITensor> final)
    {
        using ParameterSet parameters = engine.NewParameters();
        RecurrentLayer layer = parameters.AddRecurrent("", 0, cell.Spec(I, H));
        parameters.Fill(seed: 1, scale: 0.5);
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        ITensor h = final(step, layer, new Draw(2).Uniform(T * Rows * I));
        step.Backward(step.SquaredError(h, step.Values(new Draw(3).Uniform(Rows * H), h.Shape)));
        return [.. parameters.SelectMany(p => p.GradientFloats())];
    }
}
