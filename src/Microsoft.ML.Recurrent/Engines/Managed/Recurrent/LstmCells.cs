using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>An LSTM's elementwise part, for one panel of L units: <c>c' = σ(f)·c + σ(i)·φ(g)</c>, <c>h' = σ(o)·φ(c')</c>.</summary>
internal abstract unsafe class LstmCells
{
    /// <param name="units">L: 4, 8 or 16.</param>
    /// <param name="activation">φ.</param>
    public static LstmCells New(int units, CellActivation activation) => (units, activation) switch
    {
        (4, CellActivation.Tanh) => new LstmCellsOf<Lanes128, TanhSquash<Lanes128>>(),
        (4, _) => new LstmCellsOf<Lanes128, ReluSquash<Lanes128>>(),
        (8, CellActivation.Tanh) => new LstmCellsOf<Lanes256, TanhSquash<Lanes256>>(),
        (8, _) => new LstmCellsOf<Lanes256, ReluSquash<Lanes256>>(),
        (_, CellActivation.Tanh) => new LstmCellsOf<Lanes512, TanhSquash<Lanes512>>(),
        _ => new LstmCellsOf<Lanes512, ReluSquash<Lanes512>>(),
    };

    /// <summary>From pre-activations, rows i f o g [4·L], to gates in their place.</summary>
    public abstract void Activate(int rows, float* gates);

    /// <summary>From gates and cells to the next state, and φ(c') where it is kept.</summary>
    /// <remarks>Cells and squashed rows [L], h rows <paramref name="hRow"/> apart. cNext may be c.</remarks>
    public abstract void Advance(int rows, float* gates, float* c, float* cNext, float* h, nint hRow, float* squashed);

    /// <summary><c>dc' += dh·o·φ'(c')</c>, and from it the gradients of i f o g, in place of the gates, and of c, in place of that of c'.</summary>
    public abstract void Differentiate(int rows, float* dh, nint dhRow, float* gates, float* squashed, float* c, float* dc);
}
