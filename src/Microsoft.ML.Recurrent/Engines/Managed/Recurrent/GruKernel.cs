using System.Runtime.CompilerServices;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Pre-activations n r z m; <c>n' = tanh(n + σ(r)·m)</c>, <c>h' = (1 − σ(z))·n' + σ(z)·h</c>: the reset gate acts after the product.</summary>
/// <remarks>m is U h + c of the candidate. Cho et al. (2014), doi:10.3115/v1/D14-1179, in cuDNN's form. Twin: the GRU of the reference engine.</remarks>
internal sealed unsafe class GruKernel<V> : CellKernel where V : struct, ILanes<V>
{
    public override bool Carries => true;

    public override bool HasCells => false;

    public override int TileRows => V.TallTileRows;

    public override void Project(RecurrentTape tape, int panel, int row, int rows, float* result)
    {
        float* bias = tape.Bias + (panel * 4 * V.Count);
        TripleTile<V>.Run(
            rows, bias, 0, tape.InputAt(0, row), tape.InputRow, tape.Inputs, tape.Weights.Input.Panel(panel), 3 * V.Count, result, 4 * V.Count);
        CopySlot(rows, bias + (3 * V.Count), 0, result + (3 * V.Count));
    }

    public override void PreActivate(RecurrentTape tape, int t, int previous, int panel, int row, int rows, float* projected, float* gates, Ahead* ahead)
    {
        if (projected == null)
            Project(tape, panel, (t * tape.Batch) + row, rows, projected = gates);
        if (projected != gates)
            CopySlot(rows, projected, 4 * V.Count, gates);
        float* h = tape.HiddenAt(previous, row);
        TripleTile<V>.Run(
            rows, projected + V.Count, 4 * V.Count, h, tape.HiddenRow(previous), h == null ? 0 : tape.Units,
            tape.Weights.Recurrent.Panel(panel), 3 * V.Count, gates + V.Count, 4 * V.Count, ahead);
    }

    public override void PreActivateRow(RecurrentTape tape, int t, int previous, int panel, int panels, float* gates)
    {
        bool isProjected = tape.Projected != null;
        float* h = tape.HiddenAt(previous, 0);
        nint startPanel = isProjected ? (nint)tape.Rows * tape.Layout.GateWidth : tape.Layout.GateWidth;
        for (int count; panels > 0; panels -= count, panel += count, gates += count * 4 * V.Count)
        {
            count = Math.Min(panels, V.RowPanels);
            GruRowTile<V>.Run(
                count, isProjected ? tape.ProjectedAt(panel, t) : tape.Bias + (panel * 4 * V.Count), startPanel,
                tape.InputAt(t, 0), isProjected ? 0 : tape.Inputs, tape.Weights.Input.Panel(panel), h, h == null ? 0 : tape.Units, tape.Weights.Recurrent.Panel(panel), gates);
        }
    }

    public override void Activate(RecurrentTape tape, int t, int previous, int panel, int panels, int row, int rows, float* gates)
    {
        float* h = tape.HiddenAt(previous, row);
        bool isOne = panels == 1;
        Activate(
            rows * panels, gates, h == null ? null : h + (panel * V.Count), isOne ? tape.HiddenRow(previous) : V.Count,
            tape.HiddenAt(t, row) + (panel * V.Count), isOne ? tape.StateRow : V.Count, tape.IsTraining);
    }

    public override void Touch(int rows, int units, float* memory)
    {
        Activate(0, memory, memory, 0, memory, 0, false);
        TripleTile<V>.Run(rows, memory, 0, memory, 0, 0, memory, 0, memory, 0);
    }

    public override void Backward(RecurrentTape tape, int t, int previous, int panel, int row, int rows, float* dh, nint dhRow)
    {
        float* h = tape.HiddenAt(previous, row);
        Differentiate(
            rows, dh, dhRow, h == null ? null : h + (panel * V.Count), tape.HiddenRow(previous), tape.GatesAt(panel, t, row),
            tape.CarryAt(row) + (panel * V.Count), tape.CarryRow);
    }

    /// <summary>A slot that a product leaves alone: where m starts from, or n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CopySlot(int rows, float* slot, nint slotRow, float* gates)
    {
        for (; rows > 0; rows--)
        {
            V.Store(V.Load(slot), gates);
            slot += slotRow;
            gates += 4 * V.Count;
        }
    }

    /// <summary>From pre-activations and the state (null for zeros) to the next state and, where they are kept, to n' r z in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Activate(int rows, float* gates, float* h, nint hRow, float* next, nint nextRow, bool keeps)
    {
        for (int row = 0; row < rows; row++)
        {
            V r = Curves<V>.Sigmoid(V.Load(gates + V.Count)), z = Curves<V>.Sigmoid(V.Load(gates + (2 * V.Count)));
            V n = Curves<V>.Tanh(V.MultiplyAdd(r, V.Load(gates + (3 * V.Count)), V.Load(gates)));
            V before = h == null ? V.Create(0f) : V.Load(h);
            V.Store(V.MultiplyAdd(z, before - n, n), next);
            if (keeps)
            {
                V.Store(n, gates);
                V.Store(r, gates + V.Count);
                V.Store(z, gates + (2 * V.Count));
            }

            gates += 4 * V.Count;
            h = h == null ? null : h + hRow;
            next += nextRow;
        }
    }

    /// <summary>Gradients of n r z m in place of the gates; <c>dh·z</c>, the share that bypasses them, into carry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Differentiate(int rows, float* dh, nint dhRow, float* h, nint hRow, float* gates, float* carry, nint carryRow)
    {
        V one = V.Create(1f);
        for (int row = 0; row < rows; row++)
        {
            V n = V.Load(gates), r = V.Load(gates + V.Count), z = V.Load(gates + (2 * V.Count)), m = V.Load(gates + (3 * V.Count));
            V d = V.FlushTiny(V.Load(dh)), before = h == null ? V.Create(0f) : V.Load(h);
            V dn = V.FlushTiny(d * (one - z) * (one - (n * n)));
            V.Store(dn, gates);
            V.Store(V.FlushTiny(dn * m * (r * (one - r))), gates + V.Count);
            V.Store(V.FlushTiny(d * (before - n) * (z * (one - z))), gates + (2 * V.Count));
            V.Store(V.FlushTiny(dn * r), gates + (3 * V.Count));
            V.Store(d * z, carry);
            dh += dhRow;
            h = h == null ? null : h + hRow;
            gates += 4 * V.Count;
            carry += carryRow;
        }
    }
}
