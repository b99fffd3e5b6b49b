using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>One engine on several threads.</summary>
public abstract class ThreadContract : Contract
{
    private const int Threads = 4, Repeats = 25;

    [Fact]
    public void Scoring_OnSeveralThreads_GivesTheBitsOfOne()
    {
        using IEngine engine = Create();
        using var run = new ProblemRun(engine, new NetworkProblem(CellVariant.LstmTanh, hidden: 12, steps: 5, rows: 8));
        double[] alone = run.Score().Outputs["logits"];
        double[][][] together = OnThreads(_ => Enumerable.Range(0, Repeats).Select(_ => run.Score().Outputs["logits"]).ToArray());
        Assert.All(together, thread => Assert.All(thread, logits => Assert.Equal(alone, logits)));
    }

    [Fact]
    public void Steps_OpenTogetherOnOneThread_KeepTheirNumbersApart()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        RecurrentLayer layer = parameters.AddRecurrent("", 0, CellVariant.GruResetAfter.Spec(2, 9));
        parameters.Fill(seed: 1, scale: 0.5);
        float[] a = new Draw(1).Uniform(8), b = new Draw(2).Uniform(8);
        using IStep one = engine.BeginStep(StepKind.Scoring, parameters), two = engine.BeginStep(StepKind.Scoring, parameters);
        ITensor inOne = one.Values(a, new Shape(4, 1, 2)), inTwo = two.Values(b, new Shape(4, 1, 2));
        ITensor fromOne = one.Recurrent(layer, inOne, Lengths.Full).Outputs, fromTwo = two.Recurrent(layer, inTwo, Lengths.Full).Outputs;
        using IStep three = engine.BeginStep(StepKind.Scoring, parameters);
        ITensor again = three.Recurrent(layer, three.Values(a, new Shape(4, 1, 2)), Lengths.Full).Outputs;
        Assert.Equal(one.Floats(fromOne), three.Floats(again));
        Assert.NotEqual(one.Floats(fromOne), two.Floats(fromTwo));
        Assert.Equal(a, one.Floats(inOne));
        Assert.Equal(b, two.Floats(inTwo));
    }

    [Fact]
    public void Models_TrainedTogether_GetTheBitsOfEachAlone()
    {
        using IEngine engine = Create();
        float[][] alone = [.. Enumerable.Range(0, Threads).Select(Train)];
        float[][] together = OnThreads(Train);
        for (int k = 0; k < Threads; k++)
            Assert.Equal(alone[k], together[k]);

        float[] Train(int model)
        {
            using var run = new ProblemRun(engine, new NetworkProblem(CellVariants.All[model], hidden: 7 + model, steps: 4, rows: 6));
            using IOptimizer optimizer = engine.NewOptimizer(new AdamOptions(), run.Parameters);
            for (int k = 0; k < Repeats; k++)
            {
                run.Train();
                optimizer.Step();
            }

            return [.. run.Parameters.SelectMany(p => p.Floats())];
        }
    }

    private static T[] OnThreads<T>(Func<int, T> work)
    {
        var results = new T[Threads];
        var failures = new Exception?[Threads];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(k => new Thread(() =>
        {
            try
            {
                results[k] = work(k);
            }
            catch (Exception failure)
            {
                failures[k] = failure;
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.All(failures, Assert.Null);
        return results;
    }
}
