using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>What all optimizers share: rate, decay, clipping, moments, and the walk over trainable parameters in pieces that workers take.</summary>
internal abstract unsafe class ManagedOptimizer : IOptimizer, IParallelWork
{
    private const int PieceSize = 1 << 14; // 64 KB of each array: whole registers, and enough work to be worth a dispatch

    private readonly ManagedParameterSet _parameters;
    private readonly float _penalty;
    private readonly List<Piece> _pieces = [];
    private readonly List<(string Name, AlignedFloats[] PerParameter)> _moments = [];
    private readonly int _total;
    private float _learningRate;
    private bool _disposed;

    /// <param name="learningRate">The first rate.</param>
    /// <param name="penalty">λ: <c>g ← g + λ·w</c> before each update.</param>
    /// <param name="parameters">The set; its frozen parameters stay as they are.</param>
    protected ManagedOptimizer(float learningRate, float penalty, ManagedParameterSet parameters)
    {
        (_learningRate, _penalty, _parameters) = (learningRate, penalty, parameters);
        for (int i = 0; i < parameters.Own.Count; i++)
        {
            var parameter = parameters.Own[i];
            for (int from = 0; from < parameter.Stored && parameter.IsTrainable; from += PieceSize)
                _pieces.Add(new(i, parameter, from, Math.Min(PieceSize, parameter.Stored - from)));
            _total += parameter.IsTrainable ? parameter.Stored : 0;
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

    /// <summary>Steps taken, the current one included.</summary>
    protected long Steps { get; private set; }

    public double GradientNorm()
    {
        double sum = 0;
        foreach (var piece in _pieces)
            sum += RowKernels.SumOfSquares(piece.Gradients, piece.Count);
        return Math.Sqrt(sum);
    }

    public void ScaleGradients(float factor)
    {
        foreach (var piece in _pieces)
            RowKernels.Scale(factor, piece.Gradients, piece.Count);
    }

    public void ClampGradients(float limit)
    {
        foreach (var piece in _pieces)
            RowKernels.Clamp(limit, piece.Gradients, piece.Count);
    }

    public void Step()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Steps++;
        BeginStep();
        foreach (var parameter in _parameters.Own)
            parameter.WriteZeroGradient();
        if (_total <= PieceSize)
            RunAll();
        else
            _parameters.Engine.Workers.Run(this, _pieces.Count);
        foreach (var parameter in _parameters.Own)
        {
            if (parameter.IsTrainable)
                parameter.OnChanged();
        }
    }

    public OptimizerState Save()
    {
        var moments = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach ((string name, int index, AlignedFloats stored) in StoredMoments())
        {
            ManagedParameter parameter = _parameters.Own[index];
            float[] values = new float[parameter.Shape.ElementCount];
            parameter.Unpack(stored, values);
            moments[name] = values;
        }

        return new OptimizerState(Steps, moments);
    }

    public void Restore(OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var own = StoredMoments().ToList();
        foreach ((string name, int index, _) in own)
        {
            int needed = _parameters.Own[index].Shape.ElementCount;
            if (!state.Moments.TryGetValue(name, out float[]? values) || values.Length != needed)
                throw new ArgumentException($"The state has {(values is null ? "no" : $"{values.Length} numbers of")} moment '{name}'; this optimizer needs {needed}. Restore it into the optimizer and network that saved it.", nameof(state));
        }

        if (state.Moments.Count != own.Count)
            throw new ArgumentException($"The state has {state.Moments.Count} moments; this optimizer keeps {own.Count}. Restore it into the optimizer and network that saved it.", nameof(state));
        foreach ((string name, int index, AlignedFloats stored) in own)
            _parameters.Own[index].Pack(state.Moments[name], stored);
        Steps = state.Steps;
    }

    public void Dispose() => _disposed = true;

    void IParallelWork.Run(int share, int worker) => UpdatePiece(_pieces[share]);

    protected virtual void BeginStep() { }

    /// <summary>Updates elements [from, from + count) of one parameter.</summary>
    protected abstract void Update(int index, ManagedParameter parameter, int from, int count);

    /// <summary>A running average for every trainable parameter, zero at first; saved under PyTorch's name of it.</summary>
    protected AlignedFloats[] NewMoments(string name)
    {
        var moments = new AlignedFloats[_parameters.Own.Count];
        for (int i = 0; i < moments.Length; i++)
            moments[i] = new(_parameters.Own[i].IsTrainable ? _parameters.Own[i].Stored : 0);
        _moments.Add((name, moments));
        return moments;
    }

    private IEnumerable<(string Name, int Index, AlignedFloats Stored)> StoredMoments()
        => from moment in _moments
           from index in Enumerable.Range(0, _parameters.Own.Count)
           where _parameters.Own[index].IsTrainable
           select ($"{moment.Name}.{_parameters.Own[index].Name}", index, moment.PerParameter[index]);

    private void RunAll()
    {
        foreach (var piece in _pieces)
            UpdatePiece(piece);
    }

    private void UpdatePiece(Piece piece)
    {
        var (parameter, from, count) = (piece.Parameter, piece.From, piece.Count);
        if (_penalty != 0)
            RowKernels.AddScaled(_penalty, parameter.Values + from, parameter.Gradients + from, count);
        Update(piece.Index, parameter, from, count);
    }

    /// <summary>Elements [From, From + Count) of the parameter at a position of the set. A class: lists of structs are compiled anew in every process.</summary>
    private sealed class Piece(int index, ManagedParameter parameter, int from, int count)
    {
        public readonly int Index = index, From = from, Count = count;
        public readonly ManagedParameter Parameter = parameter;

        public float* Gradients => Parameter.KnownGradients + From;
    }
}
