namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The weights of one direction of a level, with the transposes that training needs.</summary>
internal sealed class DirectionWeights : IParallelWork
{
    private const int SmallWeights = 128 * 1024;

    private readonly Lock _lock = new();

    public DirectionWeights(PanelParameter input, PanelParameter recurrent, PanelParameter inputBias, PanelParameter recurrentBias)
    {
        (Input, Recurrent, InputBias, RecurrentBias) = (input, recurrent, inputBias, recurrentBias);
        Parameters = new(input, recurrent, inputBias, recurrentBias);
    }

    public PanelParameter Input { get; }

    public PanelParameter Recurrent { get; }

    public PanelParameter InputBias { get; }

    public PanelParameter RecurrentBias { get; }

    public DirectionParameters Parameters { get; }

    /// <summary>Bytes of W and U.</summary>
    public long Bytes => ((long)Input.Stored + Recurrent.Stored) * sizeof(float);

    /// <summary>Uᵀ; made by the first <see cref="RefreshTransposes"/>.</summary>
    public TransposedPanels? RecurrentTransposed { get; private set; }

    /// <summary>Wᵀ; made when an input first wants a gradient.</summary>
    public TransposedPanels? InputTransposed { get; private set; }

    /// <summary>One for each panel, unless that is too little for a thread.</summary>
    private int Shares => Bytes < SmallWeights ? 1 : Recurrent.Layout.Panels;

    /// <summary>Brings the transposes up to the weights' present values.</summary>
    public void RefreshTransposes(Workers workers, int block, bool withInput)
    {
        lock (_lock)
        {
            RecurrentTransposed ??= new(Recurrent, block);
            if (withInput)
                InputTransposed ??= new(Input, block);
            if (!RecurrentTransposed.IsStale && InputTransposed is not { IsStale: true })
                return;
            workers.Run(this, Shares);
            RecurrentTransposed.MarkFresh();
            InputTransposed?.MarkFresh();
        }
    }

    void IParallelWork.Run(int share, int worker)
    {
        int panels = Recurrent.Layout.Panels, shares = Shares;
        for (int panel = panels * share / shares; panel < panels * (share + 1) / shares; panel++)
        {
            RecurrentTransposed!.Refresh(panel);
            InputTransposed?.Refresh(panel);
        }
    }
}
