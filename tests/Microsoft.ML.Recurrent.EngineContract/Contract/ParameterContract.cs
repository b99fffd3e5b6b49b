using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Names, shapes, values and gradients of parameters.</summary>
public abstract class ParameterContract : Contract
{
    [Fact]
    public void AddRecurrent_NamesAndShapes_ArePyTorchs()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        parameters.AddRecurrent("encoder", 0, CellVariant.LstmTanh.Spec(3, 5, bidirectional: true));
        parameters.AddRecurrent("encoder", 1, CellVariant.GruResetAfter.Spec(10, 4));
        parameters.AddRecurrent("", 0, CellVariant.RnnTanh.Spec(1, 2));
        string[] expected =
        [
            "encoder.weight_ih_l0 [20, 3]", "encoder.weight_hh_l0 [20, 5]", "encoder.bias_ih_l0 [20]", "encoder.bias_hh_l0 [20]",
            "encoder.weight_ih_l0_reverse [20, 3]", "encoder.weight_hh_l0_reverse [20, 5]", "encoder.bias_ih_l0_reverse [20]", "encoder.bias_hh_l0_reverse [20]",
            "encoder.weight_ih_l1 [12, 10]", "encoder.weight_hh_l1 [12, 4]", "encoder.bias_ih_l1 [12]", "encoder.bias_hh_l1 [12]",
            "weight_ih_l0 [2, 1]", "weight_hh_l0 [2, 2]", "bias_ih_l0 [2]", "bias_hh_l0 [2]",
        ];
        Assert.Equal(expected, parameters.Select(p => p.ToString()), StringComparer.Ordinal);
    }

    [Fact]
    public void AddRecurrent_Layer_HoldsItsParametersByRole()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        RecurrentLayer layer = parameters.AddRecurrent("a", 2, CellVariant.LstmTanh.Spec(3, 5, bidirectional: true));
        Assert.Equal(2, layer.Level);
        Assert.Equal(2, layer.Directions.Count);
        Assert.Same(parameters.Find("a.weight_ih_l2"), layer.Directions[0].InputWeight);
        Assert.Same(parameters.Find("a.weight_hh_l2"), layer.Directions[0].RecurrentWeight);
        Assert.Same(parameters.Find("a.bias_ih_l2_reverse"), layer.Directions[1].InputBias);
        Assert.Same(parameters.Find("a.bias_hh_l2_reverse"), layer.Directions[1].RecurrentBias);
        Assert.Null(parameters.Find("a.weight_ih_l0"));
    }

    /// <summary>LSTM(50) on one number a step, and one output: the counts that Keras' and PyTorch's summaries print.</summary>
    [Theory]
    [InlineData(BiasForm.Single, 10_451)]
    [InlineData(BiasForm.Double, 10_651)]
    public void TrainedCount_Lstm50AndOneOutput_IsKerasOrPyTorchs(BiasForm bias, long count)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        parameters.AddRecurrent("encoder", 0, CellVariant.LstmTanh.Spec(1, 50, bias: bias));
        parameters.Add("head.weight", new Shape(1, 50));
        parameters.Add("head.bias", new Shape(1));
        Assert.Equal(count, parameters.TrainedCount);
    }

    [Fact]
    public void Values_WrittenAndRead_AreTheSameBitsInEverySize()
    {
        using IEngine engine = Create();
        foreach (CellVariant cell in CellVariants.All)
        {
            foreach (int hidden in CellVariants.Sizes)
            {
                using ParameterSet parameters = engine.NewParameters();
                parameters.AddRecurrent("", 0, cell.Spec(3, hidden, bidirectional: true));
                parameters.Add("table", new Shape(hidden, 3));
                Assert.All(parameters, p => Assert.All(p.Floats(), value => Assert.Equal(0f, value)));
                var draw = new Draw(hidden);
                float[][] written = [.. parameters.Select(p => draw.Uniform(p.Shape.ElementCount))];
                for (int k = 0; k < written.Length; k++)
                    parameters[k].Write(written[k]);
                for (int k = 0; k < written.Length; k++)
                    Assert.Equal(written[k], parameters[k].Floats());
            }
        }
    }

    [Fact]
    public void Values_WrittenBetweenSteps_RuleTheNextStep()
    {
        using IEngine engine = Create();
        foreach (CellVariant cell in CellVariants.All)
        {
            using var run = new ProblemRun(engine, new RecurrentProblem(cell.Spec(3, 6), steps: 3, rows: 2) { WithInitialState = true });
            Measurement before = run.Train();
            float[][] kept = [.. run.Parameters.Select(p => p.Floats())];
            run.Parameters.Fill(seed: 77, scale: 0.3);
            Measurement other = run.Train();
            for (int k = 0; k < kept.Length; k++)
                run.Parameters[k].Write(kept[k]);
            Measurement after = run.Train();

            Assert.NotEqual(before.Loss, other.Loss);
            Agreement.Outputs(before, after, tolerance: 0);
            Agreement.Gradients(before.Gradients, after.Gradients, tolerance: 0);
        }
    }

    [Fact]
    public void Spans_OfAnotherLength_AreRefused()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        RecurrentLayer layer = parameters.AddRecurrent("", 0, CellVariant.LstmTanh.Spec(3, 5));
        foreach (Parameter parameter in new[] { parameters.Add("w", new Shape(2, 3)), layer.Directions[0].InputWeight, layer.Directions[0].InputBias })
        {
            Assert.Throws<ArgumentException>(() => parameter.Write(new float[parameter.Shape.ElementCount + 1]));
            Assert.Throws<ArgumentException>(() => parameter.Read(new float[parameter.Shape.ElementCount - 1]));
            Assert.Throws<ArgumentException>(() => parameter.ReadGradient(new float[parameter.Shape.ElementCount + 1]));
        }
    }

    [Fact]
    public void Add_NameTaken_IsRefusedByName()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        parameters.Add("head.weight", new Shape(1, 2));
        parameters.AddRecurrent("encoder", 0, CellVariant.RnnTanh.Spec(1, 1));
        Assert.Contains("head.weight", Assert.Throws<ArgumentException>(() => parameters.Add("head.weight", new Shape(3))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => parameters.AddRecurrent("encoder", 0, CellVariant.GruResetAfter.Spec(1, 1)));
    }

    [Fact]
    public void AddRecurrent_ImpossibleSpec_IsRefused()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Assert.Throws<ArgumentOutOfRangeException>(() => parameters.AddRecurrent("", 0, CellVariant.RnnTanh.Spec(0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => parameters.AddRecurrent("", 0, CellVariant.RnnTanh.Spec(1, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => parameters.AddRecurrent("", 0, CellVariant.LstmTanh.Spec(1, int.MaxValue)));
        Assert.Throws<ArgumentException>(() => parameters.AddRecurrent("", 0, CellVariant.GruResetAfter.Spec(1, 1) with { Activation = CellActivation.Relu }));
        Assert.Empty(parameters);
    }

    [Fact]
    public void Gradients_NewTrainingStep_StartAtZero_AndScoringLeavesThem()
    {
        using IEngine engine = Create();
        using var run = new ProblemRun(engine, new NetworkProblem(CellVariant.LstmTanh, hidden: 4, steps: 3, rows: 2));
        Assert.All(run.Parameters, p => Assert.All(p.GradientFloats(), g => Assert.Equal(0f, g)));
        Measurement first = run.Train();
        run.Score();
        foreach (Parameter parameter in run.Parameters)
            Assert.Equal(first.Gradients[parameter.Name], parameter.GradientDoubles());
        using (engine.BeginStep(StepKind.Training, run.Parameters))
            Assert.All(run.Parameters, p => Assert.All(p.GradientFloats(), g => Assert.Equal(0f, g)));
    }

    [Fact]
    public void SingleBias_RecurrentBias_IsFrozenAtZero()
    {
        using IEngine engine = Create();
        foreach (CellVariant cell in CellVariants.All)
        {
            using var run = new ProblemRun(engine, new RecurrentProblem(cell.Spec(2, 5, bidirectional: true, BiasForm.Single), steps: 3, rows: 2));
            using IOptimizer optimizer = engine.NewOptimizer(new AdamOptions(), run.Parameters);
            run.Train();
            optimizer.Step();
            Parameter[] frozen = [.. run.Parameters.Where(p => p.Name.StartsWith("encoder.bias_hh", StringComparison.Ordinal))];
            Assert.Equal(2, frozen.Length);
            Assert.All(frozen, p => Assert.False(p.IsTrainable));
            Assert.All(frozen, p => Assert.All(p.Floats(), value => Assert.Equal(0f, value)));
            Assert.All(frozen, p => Assert.All(p.GradientFloats(), g => Assert.Equal(0f, g)));
        }
    }
}
