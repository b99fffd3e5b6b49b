namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>What both optimizers share: the learning rate and the walk over trainable parameters.</summary>
internal abstract class ManagedOptimizer(float learningRate, ManagedParameterSet parameters) : IOptimizer
{
    private bool _disposed;

    public float LearningRate
    {
        get;
        set
        {
            Check.Positive(value, nameof(LearningRate));
            field = value;
        }
    } = learningRate;

    public void Step()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        BeginStep();
        for (int i = 0; i < parameters.Own.Count; i++)
        {
            var parameter = parameters.Own[i];
            if (!parameter.IsTrainable)
                continue;
            Update(i, parameter);
            parameter.OnChanged();
        }
    }

    public void Dispose() => _disposed = true;

    protected virtual void BeginStep() { }

    protected abstract void Update(int index, ManagedParameter parameter);
}
