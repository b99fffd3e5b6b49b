using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>What a recurrent level computes, by formula and by symmetry.</summary>
public abstract class RecurrentForwardContract : Contract
{
    private const float W = 0.7f, U = -0.4f, B = 0.2f, C = 0.1f, X = 0.9f, H0 = 0.5f, C0 = -0.3f;

    public static IEnumerable<TheoryDataRow<CellVariant>> Variants => CellVariants.All.Select(cell => new TheoryDataRow<CellVariant>(cell));

    /// <summary>One unit, one step: h' from the textbook's formula. Gate k has the weights W + k/10, U + k/10, B + k/10, C + k/10.</summary>
    [Theory]
    [MemberData(nameof(Variants))]
    public void Recurrent_OneUnitOneStep_IsTheFormula(CellVariant cell)
    {
        (double h, double c) = cell switch
        {
            CellVariant.RnnTanh => (Math.Tanh(A(0)), 0),
            CellVariant.RnnRelu => (Relu(A(0)), 0),
            CellVariant.LstmTanh => Lstm(Math.Tanh),
            CellVariant.LstmRelu => Lstm(Relu),
            CellVariant.GruResetAfter => (Gru(Math.Tanh(P(2) + (Sigmoid(A(0)) * Q(2, H0)))), 0),
            _ => (Gru(Math.Tanh(P(2) + Q(2, Sigmoid(A(0)) * H0))), 0),
        };

        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        RecurrentLayer layer = parameters.AddRecurrent("", 0, cell.Spec(1, 1));
        int gates = layer.Spec.Gates;
        DirectionParameters direction = layer.Directions[0];
        direction.InputWeight.Write(Gates(W));
        direction.RecurrentWeight.Write(Gates(U));
        direction.InputBias.Write(Gates(B));
        direction.RecurrentBias.Write(Gates(C));
        using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
        ITensor? c0 = layer.Spec.HasCellState ? step.Values([C0], new Shape(1, 1)) : null;
        (ITensor outputs, RecurrentState final) = step.Recurrent(layer, step.Values([X], new Shape(1, 1, 1)), Lengths.Full,
            new RecurrentState(step.Values([H0], new Shape(1, 1)), c0));

        Assert.Equal(h, step.Floats(outputs)[0], Tolerances.Output);
        Assert.Equal(h, step.Floats(final.Hidden)[0], Tolerances.Output);
        Assert.Equal(layer.Spec.HasCellState, final.Cell is not null);
        if (final.Cell is not null)
            Assert.Equal(c, step.Floats(final.Cell)[0], Tolerances.Output);

        float[] Gates(float first) => [.. Enumerable.Range(0, gates).Select(k => first + (k / 10f))];
        double P(int k) => ((W + (k / 10.0)) * X) + B + (k / 10.0);
        double Q(int k, double state) => ((U + (k / 10.0)) * state) + C + (k / 10.0);
        double A(int k) => P(k) + Q(k, H0);
        double Gru(double candidate) => ((1 - Sigmoid(A(1))) * candidate) + (Sigmoid(A(1)) * H0);
        (double H, double C) Lstm(Func<double, double> squash)
        {
            double state = (Sigmoid(A(1)) * C0) + (Sigmoid(A(0)) * squash(A(2)));
            return (Sigmoid(A(3)) * squash(state), state);
        }
    }

    /// <summary>The forward half of a bidirectional level is a level of its own; the backward half is one that reads the sequence reversed.</summary>
    [Theory]
    [MemberData(nameof(Variants))]
    public void Recurrent_Bidirectional_IsTwoLevelsSideBySide(CellVariant cell)
    {
        const int T = 5, Rows = 2, I = 3, H = 4;
        using IEngine engine = Create();
        using ParameterSet both = engine.NewParameters(), forward = engine.NewParameters(), backward = engine.NewParameters();
        RecurrentLayer bidirectional = both.AddRecurrent("encoder", 0, cell.Spec(I, H, bidirectional: true));
        RecurrentLayer there = forward.AddRecurrent("encoder", 0, cell.Spec(I, H)), back = backward.AddRecurrent("encoder", 0, cell.Spec(I, H));
        both.Fill(seed: 3, scale: 0.5);
        forward.CopyFrom(both);
        foreach (Parameter parameter in backward)
            parameter.Write(both.Find(parameter.Name + "_reverse")!.Floats());

        float[] x = new Draw(4).Uniform(T * Rows * I);
        float[] outputs = Outputs(engine, both, bidirectional, x, T);
        float[] thereOutputs = Outputs(engine, forward, there, x, T), backOutputs = Outputs(engine, backward, back, Reversed(x, T), T);
        float[] backInOrder = Reversed(backOutputs, T);
        for (int row = 0; row < T * Rows; row++)
        {
            Agreement.Absolute(Doubles(thereOutputs, row * H, H), Doubles(outputs, row * 2 * H, H), Tolerances.Output, $"forward half of row {row}");
            Agreement.Absolute(Doubles(backInOrder, row * H, H), Doubles(outputs, (row * 2 * H) + H, H), Tolerances.Output, $"backward half of row {row}");
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Recurrent_ScoringAndTraining_GiveTheSameNumbers(CellVariant cell)
    {
        var problem = new RecurrentProblem(cell.Spec(3, 17, bidirectional: true), steps: 4, rows: 3) { WithInitialState = true };
        using IEngine engine = Create();
        Agreement.Outputs(ProblemRun.Train(engine, problem), ProblemRun.Score(engine, problem), Tolerances.RowAlone);
    }

    [Fact]
    public void Recurrent_LargePreActivations_SaturateWithoutNaN()
    {
        foreach (CellVariant cell in CellVariants.All.Where(cell => cell is not (CellVariant.RnnRelu or CellVariant.LstmRelu)))
        {
            using IEngine engine = Create();
            using ParameterSet parameters = engine.NewParameters();
            RecurrentLayer layer = parameters.AddRecurrent("", 0, cell.Spec(1, 3));
            parameters.Fill(seed: 5, scale: 1);
            float[] outputs = Outputs(engine, parameters, layer, [1e6f, -1e6f, 1e6f, -1e6f], steps: 4);
            Assert.All(outputs, h => Assert.InRange(h, -1f, 1f));
        }
    }

    private static double Sigmoid(double a) => 1 / (1 + Math.Exp(-a));

    private static double Relu(double a) => Math.Max(0, a);

    private static double[] Doubles(float[] values, int start, int count) => Array.ConvertAll(values[start..(start + count)], value => (double)value);

    private static float[] Outputs(IEngine engine, ParameterSet parameters, RecurrentLayer layer, float[] x, int steps)
    {
        using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
        int rows = x.Length / steps / layer.Spec.InputSize;
        return step.Floats(step.Recurrent(layer, step.Values(x, new Shape(steps, rows, layer.Spec.InputSize)), Lengths.Full).Outputs);
    }

    private static float[] Reversed(float[] sequence, int steps) => [.. sequence.Chunk(sequence.Length / steps).Reverse().SelectMany(step => step)];
}
