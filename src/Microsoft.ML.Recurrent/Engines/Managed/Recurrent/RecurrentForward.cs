namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The forward walk of some rows through all time steps.</summary>
/// <remarks>Panels outside, tiles inside: a panel's weights stay in the nearest cache for all tiles. The input's and the state's products run
/// back to back in one tile, which measured faster than a separate product of all inputs.</remarks>
internal static unsafe class RecurrentForward
{
    public static void Run(RecurrentTape tape, CellKernel cell, ManagedTensor outputs, int column, int first, int end, int tileRows, float* scratch)
    {
        bool separateOutputs = outputs.Data != tape.Hidden;
        var tiles = new RowTiles(end - first, tileRows);
        for (int place = 0; place < tape.Steps; place++)
        {
            int t = tape.TimeAt(place), previous = tape.TimeAt(place - 1);
            for (int panel = 0; panel < tape.Layout.Panels; panel++)
            {
                for (int tile = 0, row = first; tile < tiles.Count; row += tiles.Height(tile++))
                    cell.Forward(tape, t, previous, panel, row, tiles.Height(tile), scratch);
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
