using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent.Tests.Training;

/// <summary>The managed engine, which tells when training takes a step.</summary>
internal sealed class WatchedEngine : IEngine
{
    private readonly ManagedEngine _engine = new(new ManagedEngineOptions { Threads = 1 });

    public Action? OptimizerMade { get; init; }

    /// <summary>Given the step's number, from 1, before it computes.</summary>
    public Action<int>? TrainingStepBegun { get; init; }

    public int TrainingSteps { get; private set; }

    public EngineDescription Description => _engine.Description;

    public ParameterSet NewParameters() => _engine.NewParameters();

    public IStep BeginStep(StepKind kind, ParameterSet parameters)
    {
        if (kind == StepKind.Training)
        {
            TrainingSteps++;
            TrainingStepBegun?.Invoke(TrainingSteps);
        }

        return _engine.BeginStep(kind, parameters);
    }

    public IOptimizer NewOptimizer(OptimizerOptions options, ParameterSet parameters)
    {
        OptimizerMade?.Invoke();
        return _engine.NewOptimizer(options, parameters);
    }

    public void Dispose() => _engine.Dispose();
}
