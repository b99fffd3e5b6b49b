namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The forward walk of some rows through all time steps.</summary>
/// <remarks>Panels outside, tiles inside: a panel's weights stay in the nearest cache for all tiles. The input's product comes first for all tiles
/// of a panel where both weights together would not stay there. Few rows have the input's product of all steps done before the walk,
/// as tiles of full height; for many that measured slower.</remarks>
internal static unsafe class RecurrentForward
{
    /// <summary>Most rows that one <see cref="Run"/> takes: state and gates of more would fall out of the second-level cache.</summary>
    public const int MostRows = 64;

    private const int NearestCache = 32 * 1024; // bytes that one panel may fill of it

    /// <param name="tape">The direction's memory.</param>
    /// <param name="cell">What happens in a step.</param>
    /// <param name="outputs">The level's outputs; this direction's begin at <paramref name="column"/>.</param>
    /// <param name="column">See <paramref name="outputs"/>.</param>
    /// <param name="first">First row of the batch.</param>
    /// <param name="end">Row behind the last, at most <see cref="MostRows"/> further.</param>
    /// <param name="tileRows">Rows of a tile.</param>
    /// <param name="scratch">Gate rows: <see cref="MostRows"/>, and those of two tiles.</param>
    public static void Run(RecurrentTape tape, CellKernel cell, ManagedTensor outputs, int column, int first, int end, int tileRows, float* scratch)
    {
        bool separateOutputs = outputs.Data != tape.Hidden;
        int width = tape.Layout.GateWidth;
        var tiles = new RowTiles(end - first, tileRows);
        bool projectsSteps = tape.Projected == null && tiles.Count > 2
            && (tape.Inputs + tape.Units) * tape.Layout.InputWeight.Width * sizeof(float) > NearestCache;
        float* step = scratch + (2 * 6 * width);
        if (tape.Projected != null)
            ProjectAll(tape, cell, tileRows);
        for (int place = 0; place < tape.Steps; place++)
        {
            int t = tape.TimeAt(place), previous = tape.TimeAt(place - 1);
            for (int panel = 0; panel < tape.Layout.Panels; panel++)
            {
                for (int tile = 0, row = first; tile < tiles.Count && projectsSteps; row += tiles.Height(tile++))
                    cell.Project(tape, panel, (t * tape.Batch) + row, tiles.Height(tile), step + ((row - first) * width));
                for (int tile = 0, row = first; tile < tiles.Count; row += tiles.Height(tile++))
                {
                    float* projected = projectsSteps ? step + ((row - first) * width)
                        : tape.Projected != null ? tape.ProjectedAt(panel, (t * tape.Batch) + row)
                        : null;
                    cell.Forward(tape, t, previous, panel, row, tiles.Height(tile), projected, scratch);
                }
            }

            for (int panel = 0; panel < tape.Layout.Panels && cell.HasTwoPhases; panel++)
            {
                for (int tile = 0, row = first; tile < tiles.Count; row += tiles.Height(tile++))
                    cell.ForwardAgain(tape, t, previous, panel, row, tiles.Height(tile), scratch);
            }

            if (tape.Lengths != null)
                Idle(tape, cell, t, first, end);
            if (separateOutputs)
                CopyOutputs(tape, outputs, column, t, first, end);
        }
    }

    /// <summary>The input's product of every step of every row.</summary>
    private static void ProjectAll(RecurrentTape tape, CellKernel cell, int tileRows)
    {
        var tiles = new RowTiles(tape.Rows, tileRows);
        for (int panel = 0; panel < tape.Layout.Panels; panel++)
        {
            for (int tile = 0, row = 0; tile < tiles.Count; row += tiles.Height(tile++))
                cell.Project(tape, panel, row, tiles.Height(tile), tape.ProjectedAt(panel, row));
        }
    }

    /// <summary>Rows without this step: zeros behind a row's end; in the reverse direction, which meets them first, the initial state.</summary>
    private static void Idle(RecurrentTape tape, CellKernel cell, int t, int first, int end)
    {
        int lanes = tape.Layout.PanelUnits;
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
