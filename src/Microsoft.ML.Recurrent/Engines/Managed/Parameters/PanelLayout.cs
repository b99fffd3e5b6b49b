using System.Diagnostics;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Where a gate matrix [G·H, K] lies in memory: panels of some units, in each panel K rows, in each row one slot per gate.</summary>
/// <remarks><c>[P][K][slots][units of the panel]</c>. A product of K inputs with a panel yields all gates of its units side by side, and nothing
/// is ever rearranged for it. Units that fill up the last panel have weights of zero, and gradients of zero.</remarks>
internal sealed class PanelLayout
{
    private readonly int[] _slotOfGate;

    /// <param name="hidden">H.</param>
    /// <param name="depth">K.</param>
    /// <param name="panelUnits">Units of a panel: a whole number of registers.</param>
    /// <param name="slots">Slots of a row, some of which may belong to no gate and stay zero.</param>
    /// <param name="slotOfGate">Position of each gate of PyTorch's order.</param>
    public PanelLayout(int hidden, int depth, int panelUnits, int slots, params int[] slotOfGate)
    {
        (Hidden, Depth, PanelUnits, _slotOfGate) = (hidden, depth, panelUnits, slotOfGate);
        Panels = (hidden + panelUnits - 1) / panelUnits;
        Width = slots * panelUnits;
        Stored = checked(Panels * depth * Width);
    }

    public int Hidden { get; }

    public int Depth { get; }

    public int PanelUnits { get; }

    public int Panels { get; }

    /// <summary>Floats of a row of a panel.</summary>
    public int Width { get; }

    /// <summary>Floats of a panel.</summary>
    public int PanelSize => Depth * Width;

    public int Stored { get; }

    public int Gates => _slotOfGate.Length;

    /// <summary>The slot that a gate of PyTorch's order has in a row.</summary>
    public int Slot(int gate) => _slotOfGate[gate];

    /// <summary>Offset of the weight from one input to one gate of one unit.</summary>
    public int Offset(int gate, int unit, int input)
    {
        Debug.Assert(gate < Gates && unit < Hidden && input < Depth);
        (int panel, int lane) = Math.DivRem(unit, PanelUnits);
        return (((panel * Depth) + input) * Width) + (_slotOfGate[gate] * PanelUnits) + lane;
    }
}
