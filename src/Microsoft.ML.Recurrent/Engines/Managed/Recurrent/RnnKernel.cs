using System.Runtime.CompilerServices;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>h' = φ(W x + b + U h + c)</c>, φ tanh or relu. Four registers of units to a panel, in the last as many as it takes.</summary>
/// <remarks>Elman (1990), doi:10.1207/s15516709cog1402_1. Twin: the RNN of the reference engine.</remarks>
internal sealed unsafe class RnnKernel<V, TSquash> : CellKernel
    where V : struct, ILanes<V>
    where TSquash : struct, ISquash<V>
{
    public override bool Carries => false;

    public override bool HasCells => false;

    public override int TileRows => V.TileRows;

    public override void Project(RecurrentTape tape, int panel, int row, int rows, float* result) => PanelProducts<V>.Project(tape, panel, row, rows, result);

    public override void PreActivate(RecurrentTape tape, int t, int previous, int panel, int row, int rows, float* projected, float* gates, Ahead* ahead)
        => PanelProducts<V>.PreActivate(tape, t, previous, panel, row, rows, projected, tape.HiddenAt(t, row) + (panel * 4 * V.Count), tape.StateRow, ahead);

    public override void Activate(RecurrentTape tape, int t, int previous, int panel, int panels, int row, int rows, float* gates)
        => Activate(rows * panels, tape.Layout.GateWidthOf(panel), tape.HiddenAt(t, row) + (panel * 4 * V.Count), panels == 1 ? tape.StateRow : 4 * V.Count);

    public override void Touch(int rows, int units, float* memory)
    {
        Activate(0, units, memory, 0);
        PanelTile<V>.Run(units, rows, memory, 0, memory, 0, 0, memory, memory, 0, 0, memory, memory, 0);
    }

    public override void Backward(RecurrentTape tape, int t, int previous, int panel, int row, int rows, float* dh, nint dhRow)
        => Differentiate(
            rows, tape.Layout.GateWidthOf(panel), dh, dhRow, tape.HiddenAt(t, row) + (panel * 4 * V.Count), tape.StateRow, tape.GatesAt(panel, t, row));

    /// <summary>φ in place, rows of so many units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Activate(int rows, int width, float* h, nint hRow)
    {
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < width; j += V.Count)
                V.Store(TSquash.Apply(V.Load(h + j)), h + j);
            h += hRow;
        }
    }

    /// <summary><c>dz = dh·φ'(z)</c>, by h = φ(z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Differentiate(int rows, int width, float* dh, nint dhRow, float* h, nint hRow, float* dz)
    {
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < width; j += V.Count)
                V.Store(V.FlushTiny(TSquash.Backward(V.Load(h + j), V.Load(dh + j))), dz + j);
            dh += dhRow;
            h += hRow;
            dz += width;
        }
    }
}
