using System.Diagnostics;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Where a gate matrix [G·H, K] lies in memory: panels of some units, in each panel K rows, in each row one slot per gate.</summary>
/// <remarks><c>[P][K][slots][units of the panel]</c>. A product of K inputs with a panel yields all gates of its units side by side, and nothing
/// is ever rearranged for it. The last panel may have fewer units than the others. Units that fill it up have weights of zero, and gradients of zero.</remarks>
internal sealed class PanelLayout
{
    private readonly int _lastUnits;
    private readonly int[] _slotOfGate;

    /// <param name="hidden">H.</param>
    /// <param name="depth">K.</param>
    /// <param name="panelUnits">Units of a panel: a whole number of registers.</param>
    /// <param name="lastUnits">Units of the last panel, at most as many.</param>
    /// <param name="slots">Slots of a row, some of which may belong to no gate and stay zero.</param>
    /// <param name="slotOfGate">Position of each gate of PyTorch's order.</param>
    public PanelLayout(int hidden, int depth, int panelUnits, int lastUnits, int slots, params int[] slotOfGate)
    {
        (Hidden, Depth, PanelUnits, _lastUnits, _slotOfGate) = (hidden, depth, panelUnits, lastUnits, slotOfGate);
        Panels = (hidden + panelUnits - 1) / panelUnits;
        Width = slots * panelUnits;
        TotalWidth = checked(((Panels - 1) * Width) + (slots * lastUnits));
        Stored = checked(depth * TotalWidth);
    }

    public int Hidden { get; }

    public int Depth { get; }

    public int PanelUnits { get; }

    public int Panels { get; }

    /// <summary>Floats of a row of a panel, if it is not the last.</summary>
    public int Width { get; }

    /// <summary>Floats of a row of all panels.</summary>
    public int TotalWidth { get; }

    public int Stored { get; }

    public int Gates => _slotOfGate.Length;

    /// <summary>The slot that a gate of PyTorch's order has in a row.</summary>
    public int Slot(int gate) => _slotOfGate[gate];

    /// <summary>Offset of the weight from one input to one gate of one unit.</summary>
    public int Offset(int gate, int unit, int input)
    {
        Debug.Assert(gate < Gates && unit < Hidden && input < Depth);
        (int panel, int lane) = Math.DivRem(unit, PanelUnits);
        return Start(panel) + (input * WidthOf(panel)) + (_slotOfGate[gate] * UnitsOf(panel)) + lane;
    }

    /// <summary>Where a panel begins; behind the last one, where all end.</summary>
    public int Start(int panel) => panel == Panels ? Stored : panel * Depth * Width;

    public int UnitsOf(int panel) => panel == Panels - 1 ? _lastUnits : PanelUnits;

    /// <summary>Floats of a row of a panel.</summary>
    public int WidthOf(int panel) => panel == Panels - 1 ? TotalWidth - (panel * Width) : Width;

    /// <summary>Floats of so many panels.</summary>
    public int Size(int firstPanel, int endPanel) => Start(endPanel) - Start(firstPanel);
}
