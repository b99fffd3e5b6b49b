using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A panel weight's transpose, in the blocks of columns that <see cref="SegmentTile{V}"/> reads.</summary>
/// <remarks><c>[blocks of K][TotalWidth][block]</c>: element (k, panel, column) of the weight lies at block k / size, row panel·Width + column, column k mod size.
/// Columns that fill up the last block are zero.</remarks>
internal sealed unsafe class TransposedPanels
{
    private readonly PanelParameter _weight;
    private readonly AlignedFloats _values;
    private readonly int _block;
    private int _version = -1;

    public TransposedPanels(PanelParameter weight, int block)
    {
        (_weight, _block) = (weight, block);
        Blocks = (weight.Layout.Depth + block - 1) / block;
        _values = new(checked(Blocks * BlockSize));
    }

    public int Blocks { get; }

    /// <summary>Whether the weight has changed since the last refresh.</summary>
    public bool IsStale => _version != _weight.Version;

    private int BlockSize => _weight.Layout.TotalWidth * _block;

    public float* Block(int block) => _values.Pointer + ((long)block * BlockSize);

    /// <summary>Copies one panel anew; once all are, <see cref="MarkFresh"/>.</summary>
    public void Refresh(int panel)
    {
        var layout = _weight.Layout;
        int width = layout.WidthOf(panel);
        float* source = _weight.Panel(panel);
        for (int block = 0; block < Blocks; block++)
        {
            int from = block * _block;
            Transpose.Copy(
                source + ((long)from * width), width, Math.Min(_block, layout.Depth - from), width,
                Block(block) + ((long)panel * layout.Width * _block), _block);
        }
    }

    public void MarkFresh() => _version = _weight.Version;
}
