using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>The engine that the others are judged by: scalar, double, plain loops with the formula above each. Never fast.</summary>
public sealed class ReferenceEngine : IEngine
{
    /// <inheritdoc/>
    public EngineDescription Description { get; } = new(Name: "reference", Device: "cpu", InstructionSet: "scalar double", Threads: 1);

    /// <inheritdoc/>
    public ParameterSet NewParameters() => new ReferenceParameterSet(this);

    /// <inheritdoc/>
    public IStep BeginStep(StepKind kind, ParameterSet parameters)
    {
        Check.Defined(kind);
        ReferenceParameterSet own = OwnSet(parameters);
        if (kind == StepKind.Training)
            own.ClearGradients();
        return new ReferenceStep(kind, own);
    }

    /// <inheritdoc/>
    public IOptimizer NewOptimizer(OptimizerOptions options, ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        ReferenceParameterSet own = OwnSet(parameters);
        return options switch
        {
            SgdOptions sgd => new ReferenceSgd(sgd, own),
            AdamOptions adam => new ReferenceAdam(adam, own),
            AdamWOptions adamW => new ReferenceAdam(adamW, own),
            RmsPropOptions rmsProp => new ReferenceRmsProp(rmsProp, own),
            _ => throw new ArgumentException($"There is no reference form of {options.GetType().Name}.", nameof(options)),
        };
    }

    /// <inheritdoc/>
    public void Dispose() { }

    private ReferenceParameterSet OwnSet(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters is ReferenceParameterSet own && own.Engine == this
            ? own
            : throw new ArgumentException("The parameters came from another engine. Use a set of this engine's.", nameof(parameters));
    }
}
