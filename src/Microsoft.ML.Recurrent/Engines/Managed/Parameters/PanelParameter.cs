namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A recurrent layer's weight or bias, kept in panels; a bias is a matrix of depth 1.</summary>
internal sealed unsafe class PanelParameter(ManagedParameterSet set, string name, Shape shape, bool isTrainable, PanelLayout layout)
    : ManagedParameter(set, name, shape, isTrainable, layout.Stored)
{
    public PanelLayout Layout { get; } = layout;

    public float* Panel(int panel) => Values + Layout.Start(panel);

    /// <summary>A panel of the gradient, to a caller who has seen to its first writing.</summary>
    public float* PanelGradient(int panel) => StoredGradients + Layout.Start(panel);

    protected override void Pack(ReadOnlySpan<float> source, Span<float> stored)
    {
        for (int gate = 0, at = 0; gate < Layout.Gates; gate++)
        {
            for (int unit = 0; unit < Layout.Hidden; unit++)
            {
                for (int input = 0; input < Layout.Depth; input++)
                    stored[Layout.Offset(gate, unit, input)] = source[at++];
            }
        }
    }

    protected override void Unpack(ReadOnlySpan<float> stored, Span<float> destination)
    {
        for (int gate = 0, at = 0; gate < Layout.Gates; gate++)
        {
            for (int unit = 0; unit < Layout.Hidden; unit++)
            {
                for (int input = 0; input < Layout.Depth; input++)
                    destination[at++] = stored[Layout.Offset(gate, unit, input)];
            }
        }
    }
}
