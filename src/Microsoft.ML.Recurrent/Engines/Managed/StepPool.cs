namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Steps and their memory, kept for reuse so that a step allocates nothing once the first ones have run.</summary>
/// <remarks>Memory is handed out last in, first out, while it is warm in the cache. Step objects are handed out first in, first out, and only
/// when several are idle: a tensor of the step just ended is then never mistaken for one of the next.</remarks>
internal sealed class StepPool(ManagedEngine engine)
{
    private const int IdleSteps = 4;

    private readonly Lock _lock = new();
    private readonly Queue<ManagedStep> _steps = new();
    private readonly Stack<Arena> _arenas = new();

    public ManagedStep Begin(StepKind kind, ManagedParameterSet parameters)
    {
        ManagedStep? step = null;
        Arena? arena;
        lock (_lock)
        {
            if (_steps.Count >= IdleSteps)
                step = _steps.Dequeue();
            _arenas.TryPop(out arena);
        }

        step ??= new(engine, this);
        step.Begin(kind, parameters, arena ?? new());
        return step;
    }

    public void Return(ManagedStep step, Arena arena)
    {
        arena.Reset();
        lock (_lock)
        {
            _steps.Enqueue(step);
            _arenas.Push(arena);
        }
    }
}
