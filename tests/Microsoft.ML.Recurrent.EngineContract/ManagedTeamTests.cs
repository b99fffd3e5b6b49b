using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Several threads on one batch: each takes rows of its own; where rows are few, all share the units and meet at every step.</summary>
public sealed class ManagedTeamTests
{
    private const int Steps = 9, Inputs = 5;

    public static TheoryData<RecurrentCell, ResetGate, int, bool, bool> Cases
    {
        get
        {
            var cases = new TheoryData<RecurrentCell, ResetGate, int, bool, bool>();
            foreach (var (cell, reset) in new[] { (RecurrentCell.Lstm, default), (RecurrentCell.Rnn, default), (RecurrentCell.Gru, ResetGate.AfterProduct), (RecurrentCell.Gru, ResetGate.BeforeProduct) })
            {
                cases.Add(cell, reset, 1, false, false);
                cases.Add(cell, reset, 3, true, true);
                cases.Add(cell, reset, 7, false, true);
                cases.Add(cell, reset, 40, true, true); // rows for every thread, and work that repays them
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rows_OnSeveralThreads_GiveTheBitsOfOneThread(RecurrentCell cell, ResetGate reset, int batch, bool isBidirectional, bool hasLengths)
    {
        var spec = new RecurrentSpec // of 146 units two are behind whole registers, and go a way of their own
        {
            Cell = cell, ResetGate = reset, InputSize = Inputs, HiddenSize = cell == RecurrentCell.Rnn ? 197 : 146, Bidirectional = isBidirectional,
        };
        float[][] alone = Run(spec, batch, hasLengths, threads: 1);
        foreach (int threads in (int[])[2, 3])
            Assert.Equal(alone, Run(spec, batch, hasLengths, threads));
    }

    [Fact]
    public void MoreWeightsThanACacheHolds_OnSeveralThreads_GiveTheGradientsOfOneThread()
    {
        var spec = new RecurrentSpec { Cell = RecurrentCell.Lstm, InputSize = Inputs, HiddenSize = 509 }; // several shares of panels for each thread
        float[][] alone = Run(spec, batch: 8, hasLengths: false, threads: 1);
        foreach (int threads in (int[])[2, 3])
        {
            float[][] together = Run(spec, batch: 8, hasLengths: false, threads);
            Assert.Equal(alone.Length, together.Length);
            Assert.All(alone.Zip(together), pair => Assert.True(pair.First.AsSpan().SequenceEqual(pair.Second)));
        }
    }

    [Fact]
    public async Task FewRows_ScoredFromSeveralThreadsAtOnce_GiveTheBitsOfOne()
    {
        var spec = new RecurrentSpec { Cell = RecurrentCell.Lstm, InputSize = Inputs, HiddenSize = 141 };
        using var engine = new ManagedEngine(new() { Threads = 3 });
        using var parameters = engine.NewParameters();
        var layer = Layer(parameters, spec);
        float[] expected = Score(engine, parameters, layer);

        float[][] found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            float[] last = [];
            for (int i = 0; i < 50; i++)
                last = Score(engine, parameters, layer);
            return last;
        })));

        Assert.All(found, outputs => Assert.Equal(expected, outputs));
    }

    [Fact]
    public void TrainingSteps_WhoseThreadsAreBeingTried_GiveTheBitsOfOneThread()
    {
        Assert.Equal(Train(threads: 1, out int[] alone), Train(threads: 3, out int[] tried));

        Assert.Equal([1], alone);
        Assert.Equal([1, 2, 3], tried);
    }

    private static float[][] Train(int threads, out int[] used)
    {
        const int Batch = 32, Runs = 20;
        using var engine = new ManagedEngine(new() { Threads = threads });
        using var parameters = engine.NewParameters();
        var layer = (ManagedRecurrentLayer)Layer(parameters, new() { Cell = RecurrentCell.Lstm, InputSize = Inputs, HiddenSize = 50 });
        using var optimizer = engine.NewOptimizer(new AdamOptions(), parameters);
        var seen = new SortedSet<int>();
        for (int run = 0; run < Runs; run++)
        {
            seen.Add(layer.ThreadsOfTraining((long)Steps * Batch * 4 * 50 * (Inputs + 50))?.Threads ?? 1);
            using (var step = engine.BeginStep(StepKind.Training, parameters))
            {
                var x = step.Values(Numbers(run, Steps * Batch * Inputs), new(Steps, Batch, Inputs));
                var outputs = step.Recurrent(layer, x, Lengths.Full).Outputs;
                step.Backward(step.SquaredError(outputs, step.Values(Numbers(8, outputs.Shape.ElementCount), outputs.Shape)));
            }

            optimizer.Step();
        }

        used = [.. seen];
        return [.. parameters.Select(parameter => parameter.Floats())];
    }

    private static float[][] Run(RecurrentSpec spec, int batch, bool hasLengths, int threads)
    {
        using var engine = new ManagedEngine(new() { Threads = threads });
        using var parameters = engine.NewParameters();
        var layer = Layer(parameters, spec);
        var lengths = hasLengths ? Lengths.Of([.. Enumerable.Range(0, batch).Select(b => Steps - (b * 2 % Steps))]) : Lengths.Full;
        using var step = engine.BeginStep(StepKind.Training, parameters);
        var x = step.Values(Numbers(7, Steps * batch * Inputs), new(Steps, batch, Inputs), wantsGradient: true);
        var outputs = step.Recurrent(layer, x, lengths).Outputs;
        step.Backward(step.SquaredError(outputs, step.Values(Numbers(8, outputs.Shape.ElementCount), outputs.Shape)));
        float[] y = new float[outputs.Shape.ElementCount], dx = new float[x.Shape.ElementCount];
        step.Read(outputs, y);
        step.ReadGradient(x, dx);
        return [y, dx, .. parameters.Select(parameter => parameter.GradientFloats())];
    }

    private static float[] Score(ManagedEngine engine, ParameterSet parameters, RecurrentLayer layer)
    {
        using var step = engine.BeginStep(StepKind.Scoring, parameters);
        var output = step.Recurrent(layer, step.Values(Numbers(7, Steps * Inputs), new(Steps, 1, Inputs)), Lengths.Full).Outputs;
        float[] y = new float[output.Shape.ElementCount];
        step.Read(output, y);
        return y;
    }

    private static RecurrentLayer Layer(ParameterSet parameters, RecurrentSpec spec)
    {
        var layer = parameters.AddRecurrent("encoder", 0, spec);
        int seed = 1;
        foreach (var parameter in parameters)
            parameter.Write(Numbers(seed++, parameter.Shape.ElementCount, 0.1f));
        return layer;
    }

    private static float[] Numbers(int seed, int count, float scale = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => ((random.NextSingle() * 2) - 1) * scale)];
    }
}
