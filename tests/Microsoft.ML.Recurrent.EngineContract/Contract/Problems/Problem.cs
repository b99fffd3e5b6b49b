using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>A small network with its weights, inputs and loss, written once so that any engine can run it.</summary>
public abstract class Problem
{
    /// <summary>Where weights, inputs and targets are drawn from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Weights lie between −scale and scale.</summary>
    public virtual double WeightScale => 0.5;

    /// <summary>Numbers that enter each step; every one wants a gradient.</summary>
    public abstract IReadOnlyList<ProblemInput> Inputs { get; }

    /// <summary>Adds the parameters and gives the forward pass: a step and its inputs to a loss.</summary>
    public abstract Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> Build(ParameterSet parameters);

    /// <summary>A drawn input; its numbers depend on the seed and the name's place in the problem.</summary>
    protected ProblemInput Input(string name, Shape shape, int place, double scale = 1)
        => new(name, shape, new Draw((1000 * Seed) + place).Uniform(shape.ElementCount, scale));

    /// <summary>Mean squared error against a drawn target, which makes every element matter differently.</summary>
    protected ITensor LossAgainstDrawn(IStep step, ITensor x, int place)
        => step.SquaredError(x, step.Values(new Draw((2000 * Seed) + place).Uniform(x.Shape.ElementCount), x.Shape));
}
