namespace Microsoft.ML.Recurrent.Engines;

/// <summary>What a network may ask for: parameters that last, steps that compute, optimizers that learn.</summary>
/// <remarks>
/// An engine may be used from several threads at once; a step, a parameter set in training and an optimizer belong to one thread at a time.
/// Scoring steps on several threads may share one parameter set. The same inputs give the same bits on every call and any thread count.
/// </remarks>
public interface IEngine : IDisposable
{
    /// <summary>Name, device, instruction set and threads, for logs and checkpoints.</summary>
    EngineDescription Description { get; }

    /// <summary>An empty set of parameters; a network owns one.</summary>
    /// <returns>A set to add parameters to; dispose it with the network.</returns>
    ParameterSet NewParameters();

    /// <summary>Begins a step on this set's parameters. Every tensor made in it dies when it is disposed.</summary>
    /// <param name="kind">Training clears the set's gradients and records; scoring does neither.</param>
    /// <param name="parameters">The parameters that the step's operations may name; from this engine.</param>
    /// <returns>The step, to be disposed by the caller; several scoring steps may be open at a time, of training steps one per set.</returns>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> came from another engine.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    IStep BeginStep(StepKind kind, ParameterSet parameters);

    /// <summary>An optimizer over all trainable parameters of the set, its moments at zero.</summary>
    /// <param name="options">Which optimizer, with its constants; checked here.</param>
    /// <param name="parameters">The set to move; from this engine.</param>
    /// <returns>The optimizer, to be disposed by the caller.</returns>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> came from another engine, or an option is out of its range.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    IOptimizer NewOptimizer(OptimizerOptions options, ParameterSet parameters);
}
