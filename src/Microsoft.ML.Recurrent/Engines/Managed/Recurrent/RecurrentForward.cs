using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The forward walk of some rows through all time steps.</summary>
/// <remarks>Panels outside, rows inside: a panel's weights stay in the nearest cache for all rows. The input's product comes first for all rows
/// of a panel where both weights together would not stay there. Few rows have the input's product of all steps done before the walk,
/// as tiles of full height; for many that measured slower; and they go through the panels forth and back, so that what a cache holds of the weights
/// is used before it is replaced. While a panel's product runs, the lines that the next panel touches are fetched.</remarks>
internal static unsafe class RecurrentForward
{
    private const int NearestCache = 32 * 1024; // bytes that one panel may fill of it
    private const int FewRows = 12;
    private const int JoinedPanels = 8;

    /// <param name="tape">The direction's memory.</param>
    /// <param name="cell">What happens in a step.</param>
    /// <param name="outputs">The level's outputs; this direction's begin at <paramref name="column"/>.</param>
    /// <param name="column">See <paramref name="outputs"/>.</param>
    /// <param name="first">First row of the batch.</param>
    /// <param name="rows">How many.</param>
    /// <param name="scratch">That many rows of gates.</param>
    /// <param name="team">Who shares the panels of these rows: they wait for each other at every step.</param>
    public static void Run(RecurrentTape tape, CellKernel cell, ManagedTensor outputs, int column, int first, int rows, float* scratch, Team team)
    {
        var (firstPanel, endPanel) = team.PartOf(tape.Layout.Panels);
        bool separateOutputs = outputs.Data != tape.Hidden, keepsGates = tape.IsTraining || cell.HasTwoPhases;
        bool projectsSteps = tape.Projected == null && rows > FewRows
            && (tape.Inputs + tape.Units) * tape.Layout.InputWeight.Width * sizeof(float) > NearestCache;
        bool joinsPanels = tape.Batch == 1 && !keepsGates && !tape.KeepsCells;
        bool fetches = tape.Fetches && rows > FewRows; // few rows are bound by the weights' stream itself
        var ahead = default(Ahead);
        if (tape.Projected != null)
            ProjectAll(tape, cell, firstPanel, endPanel);
        if (joinsPanels && cell.WalksRow)
        {
            cell.WalkRow(tape, firstPanel, endPanel, scratch, team);
            for (int t = 0; t < tape.Steps && separateOutputs && team.Leads; t++)
                CopyOutputs(tape, outputs, column, t, first, first + rows);
            return;
        }

        for (int place = 0; place < tape.Steps; place++)
        {
            int t = tape.TimeAt(place), previous = tape.TimeAt(place - 1), row = (t * tape.Batch) + first;
            bool returns = rows <= FewRows && (place & 1) != 0;
            if (joinsPanels)
                StepOfOneRow(tape, cell, t, previous, firstPanel, endPanel, returns, scratch);
            for (int i = firstPanel; i < endPanel && !joinsPanels; i++)
            {
                int panel = returns ? endPanel - 1 + firstPanel - i : i;
                float* gates = keepsGates ? tape.GatesAt(panel, t, first) : scratch;
                float* projected = projectsSteps ? gates : tape.Projected != null ? tape.ProjectedAt(panel, row) : null;
                if (projectsSteps)
                    cell.Project(tape, panel, row, rows, gates);
                if (fetches)
                    Expect(tape, cell, place, panel, firstPanel, endPanel, first, rows, &ahead);
                cell.PreActivate(tape, t, previous, panel, first, rows, projected, gates, fetches ? &ahead : null);
                cell.Activate(tape, t, previous, panel, 1, first, rows, gates);
            }

            team.Meet();
            if (cell.HasTwoPhases)
            {
                for (int panel = firstPanel; panel < endPanel; panel++)
                    cell.ForwardAgain(tape, t, previous, panel, first, rows);
                team.Meet();
            }

            if (tape.Lengths != null)
            {
                if (team.Leads)
                    Idle(tape, cell, t, first, first + rows);
                team.Meet();
            }

            if (separateOutputs && team.Leads)
                CopyOutputs(tape, outputs, column, t, first, first + rows);
        }
    }

    /// <summary>The products of some panels and then their cells together: one after the other, a single row's would wait for their own results.</summary>
    private static void StepOfOneRow(RecurrentTape tape, CellKernel cell, int t, int previous, int firstPanel, int endPanel, bool returns, float* scratch)
    {
        int whole = Math.Min(endPanel, tape.Layout.WholePanels);
        int groups = (whole - firstPanel + JoinedPanels - 1) / JoinedPanels, all = groups + (endPanel - whole);
        for (int i = 0; i < all; i++)
        {
            int group = returns ? all - 1 - i : i;
            int from = group < groups ? firstPanel + (group * JoinedPanels) : whole, end = group < groups ? Math.Min(from + JoinedPanels, whole) : endPanel;
            cell.PreActivateRow(tape, t, previous, from, end - from, scratch);
            cell.Activate(tape, t, previous, from, end - from, 0, 1, scratch);
        }
    }

    /// <summary>What the next panel will read and write.</summary>
    private static void Expect(RecurrentTape tape, CellKernel cell, int place, int panel, int firstPanel, int endPanel, int first, int rows, Ahead* ahead)
    {
        ahead->Clear();
        if (++panel == endPanel)
            (place, panel) = (place + 1, firstPanel);
        if (place == tape.Steps)
            return;
        int t = tape.TimeAt(place);
        if (tape.FetchesWeights)
        {
            ahead->Add(tape.Weights.Input.Panel(panel), tape.Weights.Input.Layout.Size(panel, panel + 1));
            ahead->Add(tape.Weights.Recurrent.Panel(panel), tape.Weights.Recurrent.Layout.Size(panel, panel + 1));
        }

        if (tape.IsTraining)
            ExpectState(tape, t, panel, first, rows, ahead);
        ahead->SpreadOver((long)(rows / cell.TileRows) * tape.Units);
    }

    private static void ExpectState(RecurrentTape tape, int t, int panel, int first, int rows, Ahead* ahead)
    {
        int lanes = tape.Layout.UnitsOf(panel);
        ahead->AddShare(tape.InputAt(t, first), (long)rows * tape.InputRow, panel, tape.Layout.Panels);
        ahead->AddShare(tape.HiddenAt(t, first), (long)rows * tape.StateRow, panel, tape.Layout.Panels);
        if (tape.Layout.InputWeight.Gates > 1) // else the state is the gate
            ahead->Add(tape.GatesAt(panel, t, first), rows * tape.Layout.GateWidthOf(panel));
        if (tape.Squashed != null)
        {
            ahead->Add(tape.CellsAt(panel, t, first), rows * lanes);
            ahead->Add(tape.SquashedAt(panel, t, first), rows * lanes);
        }
    }

    /// <summary>The input's product of every step of every row.</summary>
    private static void ProjectAll(RecurrentTape tape, CellKernel cell, int firstPanel, int endPanel)
    {
        for (int panel = firstPanel; panel < endPanel; panel++)
            cell.Project(tape, panel, 0, tape.Rows, tape.ProjectedAt(panel, 0));
    }

    /// <summary>Rows without this step: zeros behind a row's end; in the reverse direction, which meets them first, the initial state.</summary>
    private static void Idle(RecurrentTape tape, CellKernel cell, int t, int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            if (tape.IsActive(t, row))
                continue;
            var hidden = new Span<float>(tape.HiddenAt(t, row), tape.PaddedUnits);
            if (tape.IsReverse && tape.InitialHidden != null)
                new ReadOnlySpan<float>(tape.HiddenAt(-1, row), tape.PaddedUnits).CopyTo(hidden);
            else
                hidden.Clear();
            if (!cell.HasCells)
                continue;
            for (int panel = 0; panel < tape.Layout.Panels; panel++)
            {
                int lanes = tape.Layout.UnitsOf(panel);
                var cells = new Span<float>(tape.CellsAt(panel, t, row), lanes);
                if (tape.IsReverse)
                    new ReadOnlySpan<float>(tape.CellsAt(panel, -1, row), lanes).CopyTo(cells);
                else
                    cells.Clear();
            }
        }
    }

    private static void CopyOutputs(RecurrentTape tape, ManagedTensor outputs, int column, int t, int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            var destination = new Span<float>(outputs.Row((t * tape.Batch) + row) + column, tape.Units);
            if (tape.IsActive(t, row))
                new ReadOnlySpan<float>(tape.HiddenAt(t, row), tape.Units).CopyTo(destination);
            else
                destination.Clear();
        }
    }
}
