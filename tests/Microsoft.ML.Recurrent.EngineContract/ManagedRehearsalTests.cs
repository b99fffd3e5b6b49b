using System.Runtime;
using System.Runtime.CompilerServices;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>What the engine compiles ahead, on another thread, for the first step of a process.</summary>
public sealed class ManagedRehearsalTests
{
    private const int Steps = 4, Batch = 12, Inputs = 3;

    public static TheoryData<CellVariant> Cells => [.. CellVariants.All];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Engine_DisposedAtOnce_LeavesTheRehearsalToEnd(CellVariant cell)
    {
        using (var engine = new ManagedEngine())
        {
            using var parameters = engine.NewParameters();
            parameters.AddRecurrent("level", 0, cell.Spec(Inputs, 19));
            using var optimizer = engine.NewOptimizer(new AdamOptions(), parameters);
        }

        await Rehearsal.Last.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Rehearsal_AnyCellAndOptimizer_RunsToItsEnd(CellVariant cell)
    {
        foreach (int units in (int[])[1, 50])
        {
            RecurrentSpec spec = cell.Spec(units, units, bidirectional: units > 7);
            Rehearsal.Forward(spec);
            Rehearsal.Score(spec);
            foreach (OptimizerKind optimizer in Enum.GetValues<OptimizerKind>())
                Rehearsal.Train(spec, optimizer.Options());
        }
    }

    [Fact]
    public async Task Step_WhileOthersRehearse_KeepsItsBits()
    {
        RecurrentSpec spec = CellVariant.LstmTanh.Spec(Inputs, 19, bidirectional: true);
        float[] alone = Trained(spec);
        using var stop = new CancellationTokenSource();
        Task others = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                    Rehearsal.Train(spec, new AdamOptions());
            },
            TestContext.Current.CancellationToken);

        for (int i = 0; i < 20; i++)
            Assert.Equal(alone, Trained(spec));
        await stop.CancelAsync();
        await others;
    }

    [Fact]
    public void LevelKernels_Touched_LeaveNothingToCompile()
    {
        // On registers that no other test of this process uses, where the hardware has wider ones.
        LevelKernels<Lanes128>.TouchForward(CellVariant.LstmTanh.Spec(inputs: 1, hidden: 50));
        LevelKernels<Lanes128>.TouchBackward(CellVariant.LstmTanh.Spec(inputs: 1, hidden: 50));
        Action products = Products;
        RuntimeHelpers.PrepareDelegate(products);
        long before = JitInfo.GetCompiledMethodCount(currentThread: true);
        products();
        Assert.Equal(before, JitInfo.GetCompiledMethodCount(currentThread: true));
    }

    /// <summary>32 rows, 50 units and one input, in tiles of three rows at most; the transposed product in blocks of 16 units, the last of two.</summary>
    private static unsafe void Products()
    {
        float* memory = stackalloc float[16];
        GateTile<Lanes128>.Run(32, memory, 0, memory, 0, 0, memory, memory, 0, 0, memory, memory, 0);
        var cells = LstmCells.New(Lanes128.Count, CellActivation.Tanh);
        cells.Activate(1, memory);
        cells.Advance(1, memory, memory, memory, memory, 0, null);
        SegmentTile<Lanes128>.Run(16, 32, 1, 0, memory, 0, 0, memory, 0, memory, 0, memory, 0);
        SegmentTile<Lanes128>.Run(2, 32, 1, 0, memory, 0, 0, memory, 0, memory, 0, memory, 0);
        OuterTile4<Lanes128>.Run(3, 0, memory, 0, memory, 0, memory, 0);
        OuterTile4<Lanes128>.Run(2, 0, memory, 0, memory, 0, memory, 0);
    }

    /// <summary>All weights after one step.</summary>
    private static float[] Trained(RecurrentSpec spec)
    {
        using var engine = new ManagedEngine();
        using var parameters = engine.NewParameters();
        var level = parameters.AddRecurrent("level", 0, spec);
        parameters.Fill(seed: 3, scale: 1);
        var draw = new Draw(4);
        using var optimizer = engine.NewOptimizer(new AdamOptions(), parameters);
        using (var step = engine.BeginStep(StepKind.Training, parameters))
        {
            var x = step.Values(draw.Uniform(Steps * Batch * Inputs), new Shape(Steps, Batch, Inputs));
            var outputs = step.Recurrent(level, x, Lengths.Full).Outputs;
            step.Backward(step.SquaredError(outputs, step.Values(draw.Uniform(outputs.Shape.ElementCount), outputs.Shape)));
        }

        optimizer.Step();
        return [.. parameters.SelectMany(parameter => parameter.Floats())];
    }
}
