using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>An LSTM's forward walk of a single row that nobody will look back on: what <see cref="RecurrentForward"/> does, with nothing computed twice.</summary>
/// <remarks>Products of several panels run side by side, then their cells: a single row's would wait for their own results. Steps go through the panels
/// forth and back, so that what a cache holds of the weights is used before it is replaced.</remarks>
internal readonly unsafe ref struct LstmRowWalk<V> where V : struct, ILanes<V>
{
    private readonly RecurrentTape _tape;
    private readonly LstmCells _whole, _narrow;
    private readonly int _firstPanel, _endPanel, _wholePanels, _groups;
    private readonly nint _startPanel;
    private readonly float* _gates;

    /// <param name="tape">The direction's memory.</param>
    /// <param name="whole">Of whole panels.</param>
    /// <param name="narrow">Of the last panel, row by row.</param>
    /// <param name="firstPanel">First of this member's panels.</param>
    /// <param name="endPanel">Behind their last.</param>
    /// <param name="gates">Scratch of a row of gates for <see cref="ILanes{V}.RowPanels"/> panels and one more.</param>
    public LstmRowWalk(RecurrentTape tape, LstmCells whole, LstmCells narrow, int firstPanel, int endPanel, float* gates)
    {
        (_tape, _whole, _narrow, _firstPanel, _endPanel) = (tape, whole, narrow, firstPanel, endPanel);
        _gates = gates;
        _wholePanels = Math.Min(endPanel, tape.Layout.WholePanels) - firstPanel;
        _groups = Math.Max(1, (_wholePanels + V.RowPanels - 1) / V.RowPanels);
        _startPanel = tape.Projected == null ? tape.Layout.GateWidth : (nint)tape.Rows * tape.Layout.GateWidth;
    }

    public void Run(Team team)
    {
        int first = _firstPanel * V.Count, end = ((_endPanel - 1) * V.Count) + _tape.Layout.UnitsOf(_endPanel - 1);
        new ReadOnlySpan<float>(_tape.InitialCells + first, end - first).CopyTo(new(_tape.Cells + first, end - first));
        float* before = _tape.HiddenAt(-1, 0);
        for (int place = 0; place < _tape.Steps; place++)
        {
            int t = _tape.TimeAt(place);
            float* h = _tape.HiddenAt(t, 0);
            for (int i = 0; i < _groups; i++)
                Advance(t, (place & 1) == 0 ? i : _groups - 1 - i, before, h);
            before = h;
            team.Meet();
        }
    }

    private void Advance(int t, int group, float* before, float* h)
    {
        int from = group * V.RowPanels, panel = _firstPanel + from, count = Math.Min(V.RowPanels, _wholePanels - from);
        bool hasNarrow = group == _groups - 1 && panel + count < _endPanel;
        PreActivate(t, panel, count, hasNarrow, before);
        float* c = _tape.Cells + (panel * V.Count), own = h + (panel * V.Count);
        if (hasNarrow)
        {
            // First: what its only row waits for is hidden behind the others.
            float* gates = _gates + (count * 4 * V.Count);
            _narrow.Activate(1, gates);
            _narrow.Advance(1, gates, c + (count * V.Count), c + (count * V.Count), own + (count * V.Count), 0, null);
        }

        _whole.Activate(count, _gates);
        _whole.Advance(count, _gates, c, c, own, V.Count, null);
    }

    private void PreActivate(int t, int panel, int count, bool hasNarrow, float* before)
    {
        bool isProjected = _tape.Projected != null;
        float* x = _tape.InputAt(t, 0), w = _tape.Weights.Input.Panel(panel), u = _tape.Weights.Recurrent.Panel(panel);
        int inputs = isProjected ? 0 : _tape.Inputs, units = before == null ? 0 : _tape.Units, width = hasNarrow ? _tape.Layout.GateWidthOf(panel + count) : 0;
        float* narrowStart = hasNarrow ? Start(panel + count, t) : null;
        bool isJoined = count > 0 && width == V.Count;
        if (count > 0)
            RowTile<V>.Run(count, Start(panel, t), _startPanel, isJoined ? narrowStart : null, x, inputs, w, before, units, u, _gates);
        if (!hasNarrow || isJoined)
            return;
        int behind = count * 4 * V.Count;
        PanelTile<V>.Run(width, 1, narrowStart, 0, x, 0, inputs, w + ((nint)behind * _tape.Inputs), before, 0, units, u + ((nint)behind * _tape.Units), _gates + behind, 0);
    }

    private float* Start(int panel, int t) => _tape.Projected == null ? _tape.Bias + (panel * 4 * V.Count) : _tape.ProjectedAt(panel, t);
}
