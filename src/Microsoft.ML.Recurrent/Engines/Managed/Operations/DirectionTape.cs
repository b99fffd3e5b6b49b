namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>What one direction of a level remembers between its forward and its backward pass. G gates, H units, I inputs.</summary>
internal sealed unsafe class DirectionTape
{
    private int _inputs, _units, _gateWidth;
    private float* _hidden, _cells, _gates, _extra;

    public ManagedParameter InputWeight { get; private set; } = null!;

    public ManagedParameter RecurrentWeight { get; private set; } = null!;

    public ManagedParameter InputBias { get; private set; } = null!;

    public ManagedParameter RecurrentBias { get; private set; } = null!;

    /// <summary>[H] zeros: the state before the first step.</summary>
    public float* Zeros { get; private set; }

    public float* HiddenGradient { get; private set; }

    public float* CellGradient { get; private set; }

    /// <summary>[G·H], for a step's intermediate results.</summary>
    public float* Scratch { get; private set; }

    public void Prepare(DirectionParameters parameters, RecurrentSpec spec, int rows, Arena arena)
    {
        InputWeight = (ManagedParameter)parameters.InputWeight;
        RecurrentWeight = (ManagedParameter)parameters.RecurrentWeight;
        InputBias = (ManagedParameter)parameters.InputBias;
        RecurrentBias = (ManagedParameter)parameters.RecurrentBias;
        (_inputs, _units, _gateWidth) = (spec.InputSize, spec.HiddenSize, spec.Gates * spec.HiddenSize);
        Zeros = arena.TakeZeros(_units);
        HiddenGradient = arena.Take(_units);
        CellGradient = arena.Take(_units);
        Scratch = arena.Take(_gateWidth);
        _hidden = arena.Take((long)rows * _units);
        _cells = arena.Take((long)rows * _units);
        _gates = arena.Take((long)rows * _gateWidth);
        _extra = arena.Take((long)rows * _units);
    }

    public float* HiddenAt(int at) => _hidden + ((long)at * _units);

    public float* CellAt(int at) => _cells + ((long)at * _units);

    /// <summary>[G·H] activated gates.</summary>
    public float* GatesAt(int at) => _gates + ((long)at * _gateWidth);

    /// <summary>[H], what else a cell remembers.</summary>
    public float* ExtraAt(int at) => _extra + ((long)at * _units);

    /// <summary><c>z = W x + b</c>, [G·H].</summary>
    public void StartFromInput(float* x, float* z)
    {
        new ReadOnlySpan<float>(InputBias.Values, _gateWidth).CopyTo(new(z, _gateWidth));
        RowKernels.AddProduct(x, InputWeight.Values, _gateWidth, z, _inputs, _gateWidth);
    }

    /// <summary><c>z ← z + U h + c</c> for gates from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    public void AddRecurrent(float* hidden, float* z, int first, int end)
    {
        int from = first * _units, count = (end - first) * _units;
        RowKernels.AddScaled(1f, RecurrentBias.Values + from, z, count);
        RowKernels.AddProduct(hidden, RecurrentWeight.Values + from, _gateWidth, z, _units, count);
    }

    /// <summary>Gradients of W, b and x from those of the pre-activations that the input feeds.</summary>
    public void BackwardInput(float* dz, float* x, float* dx)
    {
        RowKernels.AddOuterProduct(x, dz, InputWeight.Gradients, _gateWidth, _inputs, _gateWidth);
        RowKernels.AddScaled(1f, dz, InputBias.Gradients, _gateWidth);
        if (dx != null)
            RowKernels.AddTransposedProduct(dz, InputWeight.Values, _gateWidth, dx, _inputs, _gateWidth);
    }

    /// <summary>Gradients of U, c and h from those of the pre-activations that the state feeds, for a range of gates.</summary>
    public void BackwardRecurrent(float* dz, float* hidden, float* dh, int first, int end)
    {
        int from = first * _units, count = (end - first) * _units;
        RowKernels.AddOuterProduct(hidden, dz, RecurrentWeight.Gradients + from, _gateWidth, _units, count);
        RowKernels.AddTransposedProduct(dz, RecurrentWeight.Values + from, _gateWidth, dh, _units, count);
        if (RecurrentBias.IsTrainable)
            RowKernels.AddScaled(1f, dz, RecurrentBias.Gradients + from, count);
    }
}
