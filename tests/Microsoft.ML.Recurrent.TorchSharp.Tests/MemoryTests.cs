using Microsoft.ML.Recurrent.EngineContract;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

/// <summary>Native memory, which the garbage collector does not see, goes when it is not needed.</summary>
[Collection(AloneCollection.Name)]
public sealed class MemoryTests
{
    private static long LiveTensors => global::TorchSharp.torch.Tensor.TotalCount;

    public static TheoryData<CellVariant, bool> Cells
    {
        get
        {
            var cells = new TheoryData<CellVariant, bool>();
            foreach (CellVariant cell in CellVariants.All)
            {
                cells.Add(cell, false);
                cells.Add(cell, true);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void LiveTensors_AfterHundredSteps_AreThoseAfterTen(CellVariant cell, bool mixedLengths)
    {
        using TorchSharpEngine engine = Torch.NewEngine();
        using ParameterSet parameters = engine.NewParameters();
        RecurrentLayer layer = parameters.AddRecurrent("encoder", 0, cell.Spec(3, 4, bidirectional: true));
        using IOptimizer optimizer = engine.NewOptimizer(new AdamOptions { WeightDecay = 0.01f }, parameters);
        Lengths lengths = mixedLengths ? Lengths.Of([5, 0, 2]) : Lengths.Full;

        Steps(10);
        FinishEarlierTests();
        long early = LiveTensors;
        Steps(90);

        Assert.Equal(early, LiveTensors);

        void Steps(int count)
        {
            for (int k = 0; k < count; k++)
            {
                using IStep step = engine.BeginStep(StepKind.Training, parameters);
                ITensor h = step.Recurrent(layer, step.Values(new float[5 * 3 * 3], new Shape(5, 3, 3)), lengths).Final.Hidden;
                ITensor loss = step.SquaredError(h, step.Values(new float[h.Shape.ElementCount], h.Shape));
                step.Backward(loss);
                step.Read(loss, new float[1]);
                optimizer.GradientNorm();
                optimizer.ScaleGradients(0.5f);
                optimizer.ClampGradients(1);
                optimizer.Step();
                parameters[0].ReadGradient(new float[parameters[0].Shape.ElementCount]);
            }
        }
    }

    [Fact]
    public void Steps_ThatFail_LeaveNoTensors()
    {
        using TorchSharpEngine engine = Torch.NewEngine();
        using ParameterSet parameters = engine.NewParameters();
        FinishEarlierTests();
        long before = LiveTensors;
        using (IStep step = engine.BeginStep(StepKind.Training, parameters))
        {
            ITensor a = step.Values(new float[6], new Shape(2, 3)), b = step.Values(new float[6], new Shape(3, 2));
            Assert.Throws<ArgumentException>(() => step.Add(a, b));
        }

        Assert.Equal(before, LiveTensors);
    }

    [Fact]
    public void Parameters_MadeInsideACallersScope_OutliveIt()
    {
        using TorchSharpEngine engine = Torch.NewEngine();
        using ParameterSet parameters = engine.NewParameters();
        RecurrentLayer module, composed;
        Parameter weight;
        IOptimizer optimizer;
        using (global::TorchSharp.torch.NewDisposeScope())
        {
            module = parameters.AddRecurrent("module", 0, CellVariant.LstmTanh.Spec(1, 2));
            composed = parameters.AddRecurrent("composed", 0, CellVariant.LstmRelu.Spec(2, 2));
            weight = parameters.Add("weight", new Shape(1, 2));
            optimizer = engine.NewOptimizer(new AdamOptions(), parameters);
        }

        using (optimizer)
        using (IStep step = engine.BeginStep(StepKind.Training, parameters))
        {
            ITensor x = step.Recurrent(module, step.Values([1, 2], new Shape(2, 1, 1)), Lengths.Full).Outputs;
            ITensor y = step.Linear(step.Recurrent(composed, x, Lengths.Full).Outputs, weight, null);
            step.Backward(step.SquaredError(y, step.Values([1, 1], y.Shape)));
            optimizer.Step();
        }
    }

    [Fact]
    public void Training_WhereTheCallerRecordsNothing_StillLearns()
    {
        using TorchSharpEngine engine = Torch.NewEngine();
        using ParameterSet parameters = engine.NewParameters();
        Parameter weight = parameters.Add("weight", new Shape(1, 1));
        using (global::TorchSharp.torch.set_grad_enabled(false))
        using (IStep step = engine.BeginStep(StepKind.Training, parameters))
        {
            ITensor y = step.Linear(step.Values([3], new Shape(1, 1)), weight, null);
            step.Backward(step.SquaredError(y, step.Values([1], y.Shape)));
        }

        float[] gradient = new float[1];
        weight.ReadGradient(gradient);
        Assert.Equal([-6f], gradient); // d/dw (3w − 1)² at 0
    }

    [Fact]
    public void Fits_AThousandAndDisposed_GrowNoMemory()
    {
        using TorchSharpEngine engine = Torch.NewEngine();
        var ml = new MLContext();
        IDataView rows = SequenceRow.View(ml, 16);
        RecurrentTrainer trainer = ml.Recurrent(engine).Lstm(new LstmOptions { HiddenSize = 32, Epochs = 1, Seed = 1 });

        Fit(600); // until the garbage collector has grown to what it needs
        FinishEarlierTests();
        (long tensors, long bytes) = (LiveTensors, Environment.WorkingSet);
        Fit(1000);

        Assert.Equal(tensors, LiveTensors);
        Assert.InRange(Environment.WorkingSet - bytes, long.MinValue, 16 << 20); // fits that kept their 55 KB of weights and moments would add 55 MB

        void Fit(int count)
        {
            for (int k = 0; k < count; k++)
                trainer.Fit(rows).Dispose();
        }
    }

    /// <summary>From here on nothing is freed but by those who made it: what earlier tests left to the garbage collector is gone.</summary>
    private static void FinishEarlierTests()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
