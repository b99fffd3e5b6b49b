using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A cell: what happens to some rows and one panel of units at one time step. Holds no state.</summary>
internal abstract unsafe class CellKernel
{
    /// <summary>Whether ∂loss/∂h reaches the previous state past the gates too, through <see cref="RecurrentTape.Carry"/>.</summary>
    public abstract bool Carries { get; }

    public abstract bool HasCells { get; }

    /// <summary>Rows of a full product tile.</summary>
    public abstract int TileRows { get; }

    /// <summary>The input's share of the pre-activations, biases included, for rows t·B + b from <paramref name="row"/> on: rows of gates.</summary>
    public abstract void Project(RecurrentTape tape, int panel, int row, int rows, float* result);

    /// <summary>Computes the pre-activations of rows [row, row + rows) at time t from the state at time previous.</summary>
    /// <remarks><paramref name="projected"/> is what <see cref="Project"/> made of the rows, or null: then that product is done here too. Either way an
    /// element is one chain, over x and then over h. They go to <paramref name="gates"/>, which may be projected itself.
    /// <paramref name="ahead"/> is fetched meanwhile.</remarks>
    public abstract void PreActivate(RecurrentTape tape, int t, int previous, int panel, int row, int rows, float* projected, float* gates, Ahead* ahead);

    /// <summary>The same of some panels of the batch's only row, whose gates follow each other.</summary>
    public virtual void PreActivateRow(RecurrentTape tape, int t, int previous, int panel, int panels, float* gates)
    {
        for (; panels > 0; panels--, panel++, gates += tape.Layout.GateWidth)
            PreActivate(tape, t, previous, panel, 0, 1, tape.Projected == null ? null : tape.ProjectedAt(panel, t), gates, null);
    }

    /// <summary>From pre-activations to gates and the state at time t: rows of one panel, or the only row of several, whose gates follow each other.</summary>
    public abstract void Activate(RecurrentTape tape, int t, int previous, int panel, int panels, int row, int rows, float* gates);

    /// <summary>Runs its forward kernels once without depth or rows, so that they are compiled: tiles of the heights that so many rows are cut into, for panels of so many units.</summary>
    /// <remarks>Memory is four registers, zero.</remarks>
    public abstract void Touch(int rows, int units, float* memory);

    /// <summary>Turns the gates of the rows into their gradients. dh is ∂loss/∂h of the panel's units, rows dhRow apart.</summary>
    public abstract void Backward(RecurrentTape tape, int t, int previous, int panel, int row, int rows, float* dh, nint dhRow);

    /// <summary>Whether <see cref="WalkRow"/> is a shorter way for a batch's only row that nobody will look back on.</summary>
    public virtual bool WalksRow => false;

    /// <summary>Walks that row through all steps, for some panels.</summary>
    public virtual void WalkRow(RecurrentTape tape, int firstPanel, int endPanel, float* gates, Team team)
        => throw new NotSupportedException();

    /// <summary>Whether a step needs all units of <see cref="Activate"/> before it can go on with <see cref="ForwardAgain"/>.</summary>
    public virtual bool HasTwoPhases => false;

    /// <summary>The second phase of a step, once the first has been through all panels.</summary>
    public virtual void ForwardAgain(RecurrentTape tape, int t, int previous, int panel, int row, int rows)
        => throw new NotSupportedException();

    /// <summary>The second phase back, for a block of four registers of units, once the first has been through all panels.</summary>
    /// <remarks>Product is scratch for the rows, four registers each; zeros are four registers.</remarks>
    public virtual void BackwardAgain(RecurrentTape tape, int t, int previous, int block, int row, int rows, float* product, float* zeros)
        => throw new NotSupportedException();
}
