using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>How a cell's gates lie in a row of a panel, which is four registers wide for every cell. L lanes of a register.</summary>
/// <remarks>
/// LSTM: L units, slots i f o g, the sigmoids side by side; the last panel a half or a quarter of that where it suffices. RNN: 4·L units, in the last panel as many registers as it takes, one slot. GRU: L units, slots n r z m, where m is the state's share of the candidate,
/// kept apart because the reset gate scales it: W feeds n r z, U feeds r z m. A GRU that resets before the product has no m: its U is r z n, and n
/// is fed by the reset state.
/// </remarks>
internal sealed class CellLayout
{
    private const int FewestDotted = 128; // gates that repay the sums of lanes at the end of a dot product

    private static readonly int[] OneGate = [0], LstmGates = [0, 1, 3, 2];
    private static readonly int[] GruInput = [1, 2, 0], GruRecurrent = [0, 1, 2], GruRecurrentBias = [1, 2, 3];

    public CellLayout(RecurrentSpec spec, int lanes)
    {
        int hidden = spec.HiddenSize, inputs = spec.InputSize, last = LastUnits(hidden, lanes);
        GateWidth = 4 * lanes;
        switch (spec.Cell)
        {
            case RecurrentCell.Rnn:
                int lastWidth = (((hidden - 1) % GateWidth / lanes) + 1) * lanes;
                (InputWeight, RecurrentWeight) = (new(hidden, inputs, GateWidth, lastWidth, 1, OneGate), new(hidden, hidden, GateWidth, lastWidth, 1, OneGate));
                InputBias = RecurrentBias = new(hidden, 1, GateWidth, lastWidth, 1, OneGate);
                break;
            case RecurrentCell.Lstm:
                (InputWeight, RecurrentWeight) = (new(hidden, inputs, lanes, last, 4, LstmGates), new(hidden, hidden, lanes, last, 4, LstmGates));
                InputBias = RecurrentBias = new(hidden, 1, lanes, last, 4, LstmGates);
                break;
            default:
                (InputWeight, RecurrentWeight) = (new(hidden, inputs, lanes, lanes, 3, GruInput), new(hidden, hidden, lanes, lanes, 3, GruRecurrent));
                (InputBias, RecurrentBias) = (new(hidden, 1, lanes, lanes, 4, GruInput), new(hidden, 1, lanes, lanes, 4, ResetsBefore(spec) ? GruInput : GruRecurrentBias));
                RecurrentOffset = lanes;
                break;
        }

        int rest = hidden - ((Panels - 1) * PanelUnits);
        LastUnitsByDots = rest <= DotTile<Lanes512>.Columns && PanelUnits == lanes && lanes >= Lanes256.Count && RecurrentWeight.TotalWidth >= FewestDotted;
        RecurrentWidth = spec.Cell == RecurrentCell.Gru && ResetsBefore(spec) ? 2 * lanes : RecurrentWeight.Width;
    }

    public PanelLayout InputWeight { get; }

    public PanelLayout RecurrentWeight { get; }

    public PanelLayout InputBias { get; }

    public PanelLayout RecurrentBias { get; }

    /// <summary>Floats of a row of gates, if its panel is not the last.</summary>
    public int GateWidth { get; }

    /// <summary>Where in such a row the gates that U feeds begin; those of W begin at 0.</summary>
    public int RecurrentOffset { get; }

    /// <summary>Width of the gates that the product of U with the previous state itself feeds.</summary>
    public int RecurrentWidth { get; }

    /// <summary><see cref="RecurrentWidth"/>, in one panel.</summary>
    public int RecurrentWidthOf(int panel) => UnitsOf(panel) == PanelUnits ? RecurrentWidth : RecurrentWeight.WidthOf(panel);

    public int Panels => InputWeight.Panels;

    public int PanelUnits => InputWeight.PanelUnits;

    /// <summary>Panels of full width, which kernels take several of at once.</summary>
    public int WholePanels => InputWeight.UnitsOf(Panels - 1) == PanelUnits ? Panels : Panels - 1;

    /// <summary>H, filled up to the panels' units.</summary>
    public int PaddedHidden => ((Panels - 1) * PanelUnits) + UnitsOf(Panels - 1);

    /// <summary>Whether the last panel has so few units that the backward product takes their dot products instead of a register that would be nearly empty.</summary>
    public bool LastUnitsByDots { get; }

    /// <summary>Units that it computes by tiles, those that fill up the last panel among them.</summary>
    public int TiledUnits => LastUnitsByDots ? (Panels - 1) * PanelUnits : PaddedHidden;

    /// <summary>Floats from one row of h to the next. A line more than H where rows would else lie in few of the nearest cache's sets: a weight's
    /// gradient reads a column of many rows at once.</summary>
    public int StateRow => PaddedHidden % 64 == 0 ? PaddedHidden + 16 : PaddedHidden;

    public int UnitsOf(int panel) => InputWeight.UnitsOf(panel);

    /// <summary>Floats of a row of gates.</summary>
    public int GateWidthOf(int panel) => UnitsOf(panel) == PanelUnits ? GateWidth : InputWeight.WidthOf(panel);

    /// <summary>The narrowest register that takes the units of the last panel; narrower than 512 bits, whole panels were as fast.</summary>
    private static int LastUnits(int hidden, int lanes)
    {
        if (lanes < Lanes512.Count)
            return lanes;
        int rest = ((hidden - 1) % lanes) + 1, units = Lanes128.Count;
        while (units < rest)
            units *= 2;
        return units;
    }

    private static bool ResetsBefore(RecurrentSpec spec) => spec.ResetGate == ResetGate.BeforeProduct;
}
