using System.Runtime.CompilerServices;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>n' = tanh(W x + b + U (σ(r)·h) + c)</c>, <c>h' = (1 − σ(z))·n' + σ(z)·h</c>: the reset gate acts before the product.</summary>
/// <remarks>Two phases, because the product needs the reset state of all units. Cho et al. (2014), doi:10.3115/v1/D14-1179.
/// Twin: the GRU of the reference engine.</remarks>
internal sealed unsafe class GruBeforeKernel<V> : CellKernel where V : struct, ILanes<V>
{
    public override bool Carries => true;

    public override bool HasCells => false;

    public override int TileRows => V.TallTileRows;

    public override bool HasTwoPhases => true;

    public override void Project(RecurrentTape tape, int panel, int row, int rows, float* result)
        => UpdateGateTile<V>.Run(
            rows, tape.Bias + (panel * 4 * V.Count), 0, tape.InputAt(0, row), tape.InputRow, tape.Inputs, tape.Weights.Input.Panel(panel),
            null, 0, 0, null, result, 4 * V.Count);

    public override void PreActivate(RecurrentTape tape, int t, int previous, int panel, int row, int rows, float* projected, float* gates, Ahead* ahead)
    {
        float* h = tape.HiddenAt(previous, row);
        UpdateGateTile<V>.Run(
            rows, projected == null ? tape.Bias + (panel * 4 * V.Count) : projected, projected == null ? 0 : 4 * V.Count,
            tape.InputAt(t, row), tape.InputRow, projected == null ? tape.Inputs : 0, tape.Weights.Input.Panel(panel),
            h, tape.HiddenRow(previous), h == null ? 0 : tape.Units, tape.Weights.Recurrent.Panel(panel),
            gates, 4 * V.Count, ahead);
    }

    public override void Activate(RecurrentTape tape, int t, int previous, int panel, int panels, int row, int rows, float* gates)
    {
        float* h = tape.HiddenAt(previous, row);
        Reset( // of one panel: with two phases a single row's panels are never joined
            rows, gates, h == null ? null : h + (panel * V.Count), tape.HiddenRow(previous),
            tape.ResetAt(t, row) + (panel * V.Count), tape.PaddedUnits);
    }

    public override void ForwardAgain(RecurrentTape tape, int t, int previous, int panel, int row, int rows)
    {
        float* gates = tape.GatesAt(panel, t, row), h = tape.HiddenAt(previous, row);
        NarrowTile<V>.Run(
            rows, gates, 4 * V.Count, tape.ResetAt(t, row), tape.PaddedUnits, tape.Units,
            tape.Weights.Recurrent.Panel(panel) + (2 * V.Count), 3 * V.Count, gates, 4 * V.Count);
        Activate(
            rows, gates, h == null ? null : h + (panel * V.Count), tape.HiddenRow(previous),
            tape.HiddenAt(t, row) + (panel * V.Count), tape.StateRow);
    }

    public override void Touch(int rows, int units, float* memory)
    {
        Reset(0, memory, memory, 0, memory, 0);
        UpdateGateTile<V>.Run(rows, memory, 0, memory, 0, 0, memory, memory, 0, 0, memory, memory, 0);
        NarrowTile<V>.Run(rows, memory, 0, memory, 0, 0, memory, 0, memory, 0);
        Activate(0, memory, memory, 0, memory, 0);
    }

    public override void Backward(RecurrentTape tape, int t, int previous, int panel, int row, int rows, float* dh, nint dhRow)
    {
        float* h = tape.HiddenAt(previous, row);
        Differentiate(
            rows, dh, dhRow, h == null ? null : h + (panel * V.Count), tape.HiddenRow(previous), tape.GatesAt(panel, t, row),
            tape.CarryAt(row) + (panel * V.Count), tape.CarryRow);
    }

    public override void BackwardAgain(RecurrentTape tape, int t, int previous, int block, int row, int rows, float* product, float* zeros)
    {
        float* h = tape.HiddenAt(previous, row);
        int nRows = 2 * V.Count * 4 * V.Count; // r and z of a panel, which the transpose holds before n
        SegmentTile<V>.Run(
            Math.Min(4, tape.Layout.Panels - (4 * block)) * V.Count, rows, tape.Layout.Panels, V.Count, tape.GatesAt(0, t, row), 4 * V.Count, (nint)tape.Rows * 4 * V.Count,
            tape.Weights.RecurrentTransposed!.Block(block) + nRows, nRows, zeros, 0, product, 4 * V.Count);
        for (int panel = 4 * block; panel < Math.Min((4 * block) + 4, tape.Layout.Panels); panel++)
        {
            DifferentiateReset(
                rows, product + ((panel - (4 * block)) * V.Count), 4 * V.Count, h == null ? null : h + (panel * V.Count), tape.HiddenRow(previous),
                tape.GatesAt(panel, t, row), tape.CarryAt(row) + (panel * V.Count), tape.CarryRow);
        }
    }

    /// <summary>σ of r and z in place, r ⊙ h beside; h null for zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Reset(int rows, float* gates, float* h, nint hRow, float* reset, nint resetRow)
    {
        for (int row = 0; row < rows; row++)
        {
            V r = Curves<V>.Sigmoid(V.Load(gates + V.Count));
            V.Store(r, gates + V.Count);
            V.Store(Curves<V>.Sigmoid(V.Load(gates + (2 * V.Count))), gates + (2 * V.Count));
            V.Store(h == null ? V.Create(0f) : r * V.Load(h), reset);
            gates += 4 * V.Count;
            h = h == null ? null : h + hRow;
            reset += resetRow;
        }
    }

    /// <summary>n' in place of its pre-activation, and the next state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Activate(int rows, float* gates, float* h, nint hRow, float* next, nint nextRow)
    {
        for (int row = 0; row < rows; row++)
        {
            V n = Curves<V>.Tanh(V.Load(gates)), z = V.Load(gates + (2 * V.Count));
            V before = h == null ? V.Create(0f) : V.Load(h);
            V.Store(n, gates);
            V.Store(V.MultiplyAdd(z, before - n, n), next);
            gates += 4 * V.Count;
            h = h == null ? null : h + hRow;
            next += nextRow;
        }
    }

    /// <summary>Gradients of n and z in place; r stays; <c>dh·z</c> into carry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Differentiate(int rows, float* dh, nint dhRow, float* h, nint hRow, float* gates, float* carry, nint carryRow)
    {
        V one = V.Create(1f);
        for (int row = 0; row < rows; row++)
        {
            V n = V.Load(gates), z = V.Load(gates + (2 * V.Count)), d = V.FlushTiny(V.Load(dh));
            V before = h == null ? V.Create(0f) : V.Load(h);
            V.Store(V.FlushTiny(d * (one - z) * (one - (n * n))), gates);
            V.Store(V.FlushTiny(d * (before - n) * (z * (one - z))), gates + (2 * V.Count));
            V.Store(d * z, carry);
            dh += dhRow;
            h = h == null ? null : h + hRow;
            gates += 4 * V.Count;
            carry += carryRow;
        }
    }

    /// <summary>From the gradient of r ⊙ h: that of r in place of r, and <c>d·r</c> added to carry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void DifferentiateReset(int rows, float* dReset, nint dRow, float* h, nint hRow, float* gates, float* carry, nint carryRow)
    {
        V one = V.Create(1f);
        for (int row = 0; row < rows; row++)
        {
            V r = V.Load(gates + V.Count), d = V.Load(dReset), before = h == null ? V.Create(0f) : V.Load(h);
            V.Store(V.FlushTiny(d * before * (r * (one - r))), gates + V.Count);
            V.Store(V.MultiplyAdd(d, r, V.Load(carry)), carry);
            dReset += dRow;
            h = h == null ? null : h + hRow;
            gates += 4 * V.Count;
            carry += carryRow;
        }
    }
}
