namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>What both optimizers share: the learning rate, and the walk over trainable parameters in pieces that workers take.</summary>
internal abstract class ManagedOptimizer : IOptimizer, IParallelWork
{
    private const int PieceSize = 1 << 14; // 64 KB of each array: whole registers, and enough work to be worth a dispatch

    private readonly ManagedParameterSet _parameters;
    private readonly List<(int Index, ManagedParameter Parameter, int From, int Count)> _pieces = [];
    private float _learningRate;
    private bool _disposed;

    protected ManagedOptimizer(float learningRate, ManagedParameterSet parameters)
    {
        (_learningRate, _parameters) = (learningRate, parameters);
        for (int i = 0; i < parameters.Own.Count; i++)
        {
            var parameter = parameters.Own[i];
            for (int from = 0; from < parameter.Stored && parameter.IsTrainable; from += PieceSize)
                _pieces.Add((i, parameter, from, Math.Min(PieceSize, parameter.Stored - from)));
        }
    }

    public float LearningRate
    {
        get => _learningRate;
        set
        {
            Check.Positive(value, nameof(LearningRate));
            _learningRate = value;
        }
    }

    public void Step()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        BeginStep();
        foreach (var parameter in _parameters.Own)
            parameter.WriteZeroGradient();
        int total = 0;
        foreach (var piece in _pieces)
            total += piece.Count;
        if (total <= PieceSize)
            RunAll();
        else
            _parameters.Engine.Workers.Run(this, _pieces.Count);
        foreach (var parameter in _parameters.Own)
        {
            if (parameter.IsTrainable)
                parameter.OnChanged();
        }
    }

    public void Dispose() => _disposed = true;

    void IParallelWork.Run(int share, int worker)
    {
        var (index, parameter, from, count) = _pieces[share];
        Update(index, parameter, from, count);
    }

    protected virtual void BeginStep() { }

    /// <summary>Updates elements [from, from + count) of one parameter.</summary>
    protected abstract void Update(int index, ManagedParameter parameter, int from, int count);

    private void RunAll()
    {
        foreach (var (index, parameter, from, count) in _pieces)
            Update(index, parameter, from, count);
    }
}
