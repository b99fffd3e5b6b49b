using System.Runtime.CompilerServices;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Has the runtime compile on another thread what a new level will use, while the caller goes on with what comes before.</summary>
/// <remarks>A first step is nearly all compilation. Each kind of cell is rehearsed once in a process, on small levels of an engine of its own:
/// nothing of the caller's is touched, and whatever fails here would fail for the caller too, who is the one to be told.
/// With one processor nothing is rehearsed, it would only take turns with the caller; nor where everything was compiled beforehand.</remarks>
internal sealed class Rehearsal
{
    private const int Rows = 8; // cut into the tiles that the default batch is cut into
    private const int MostInputs = 8; // likewise the tiles of weight gradients: 8 as the usual powers of two
    private const int Trained = 16; // where the bits of trained kinds begin

    private static readonly Lock Turn = new();
    private static int _begun; // a bit for each kind of cell, forward and trained

    private readonly RecurrentSpec _spec;
    private readonly OptimizerOptions? _options;

    private Rehearsal(RecurrentSpec spec, OptimizerOptions? options) => (_spec, _options) = (spec, options);

    /// <summary>Ends when all that was begun so far has; holds the first exception.</summary>
    public static Task Last { get; private set; } = Task.CompletedTask;

    /// <summary>A level was added, and will be run forward; or, with options, an optimizer was made that will train it.</summary>
    public static void Begin(RecurrentSpec spec, OptimizerOptions? options = null)
    {
        if (Environment.ProcessorCount == 1 || !RuntimeFeature.IsDynamicCodeCompiled)
            return;
        int kind = 1 << (((int)spec.Cell * 4) + ((int)spec.Activation * 2) + (int)spec.ResetGate + (options is null ? 0 : Trained));
        lock (Turn)
        {
            if ((_begun & kind) != 0)
                return;
            _begun |= kind;
            // A thread of its own, one after the other: to start the thread pool would keep the caller for longer.
            Last = Last.ContinueWith(new Rehearsal(spec, options).Run, CancellationToken.None, TaskContinuationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>What scoring and training share: product tiles as large batches use them.</summary>
    public static void Forward(RecurrentSpec spec)
    {
        using var engine = new ManagedEngine(new() { Threads = 1 });
        engine.Kernels.TouchForward(spec);
    }

    /// <summary>A scoring step of a single row, which goes ways of its own.</summary>
    public static void Score(RecurrentSpec spec)
    {
        using var engine = new ManagedEngine(new() { Threads = 1 });
        using var parameters = new ManagedParameterSet(engine);
        using var step = engine.BeginStep(StepKind.Scoring, parameters);
        var x = step.Values([0f], new(1, 1, 1));
        step.Recurrent(SmallLevel(parameters, spec, inputs: 1), x, Lengths.Full);
    }

    /// <summary>A training step from its end to its beginning: the caller comes the other way.</summary>
    public static void Train(RecurrentSpec spec, OptimizerOptions options)
    {
        using var engine = new ManagedEngine(new() { Threads = 1 });
        using var parameters = new ManagedParameterSet(engine);
        int inputs = Math.Min(spec.InputSize, MostInputs);
        var level = SmallLevel(parameters, spec, inputs);
        using (var optimizer = engine.NewOptimizer(options, parameters))
            optimizer.Step();
        engine.Kernels.TouchBackward(spec);

        // What is left, the cell's derivative among it.
        using var step = engine.BeginStep(StepKind.Training, parameters);
        var x = step.Values(new float[2 * Rows * inputs], new(2, Rows, inputs));
        var last = step.Recurrent(level, x, Lengths.Full).Final.Hidden;
        step.Backward(step.SquaredError(last, step.Values(new float[last.Shape.ElementCount], last.Shape)));
    }

    /// <summary>A level that goes the same ways: one block of panels, and what is left of the units behind blocks.</summary>
    private static ManagedRecurrentLayer SmallLevel(ManagedParameterSet parameters, RecurrentSpec spec, int inputs)
    {
        int lanes = parameters.Engine.Kernels.Lanes, block = 4 * lanes, rest = ((spec.HiddenSize - 1) % block) + 1;
        return new(parameters, "", spec with { InputSize = inputs, HiddenSize = spec.HiddenSize > block ? block + rest : rest }, 0, lanes);
    }

    private void Run(Task before)
    {
        before.GetAwaiter().GetResult();
        if (_options is not null)
        {
            Train(_spec, _options);
            return;
        }

        Forward(_spec);
        if (Volatile.Read(ref _begun) >> Trained == 0) // else the caller is in that step: side by side, each would only wait for what the other compiles
            Score(_spec);
    }
}
