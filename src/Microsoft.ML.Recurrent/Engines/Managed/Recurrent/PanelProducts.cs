using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A panel's pre-activations <c>b + c + x·W + h·U</c>, for cells whose W and U feed the same gates.</summary>
internal static unsafe class PanelProducts<V> where V : struct, ILanes<V>
{
    /// <inheritdoc cref="CellKernel.Project"/>
    public static void Project(RecurrentTape tape, int panel, int row, int rows, float* result)
    {
        int width = tape.Layout.GateWidthOf(panel);
        PanelTile<V>.Run(
            width, rows, Bias(tape, panel), 0, tape.InputAt(0, row), tape.InputRow, tape.Inputs, tape.Weights.Input.Panel(panel), null, 0, 0, null, result, width);
    }

    /// <inheritdoc cref="CellKernel.PreActivate"/>
    public static void PreActivate(
        RecurrentTape tape, int t, int previous, int panel, int row, int rows, float* projected, float* result, nint resultRow, Ahead* ahead)
    {
        int width = tape.Layout.GateWidthOf(panel);
        float* h = tape.HiddenAt(previous, row);
        bool isProjected = projected != null;
        PanelTile<V>.Run(
            width, rows, isProjected ? projected : Bias(tape, panel), isProjected ? width : 0,
            tape.InputAt(t, row), tape.InputRow, isProjected ? 0 : tape.Inputs, tape.Weights.Input.Panel(panel),
            h, tape.HiddenRow(previous), h == null ? 0 : tape.Units, tape.Weights.Recurrent.Panel(panel), result, resultRow, ahead);
    }

    private static float* Bias(RecurrentTape tape, int panel) => tape.Bias + tape.Layout.InputBias.Start(panel);
}
