namespace Microsoft.ML.Recurrent.Networks;

/// <summary>How the outputs of a sequence's steps become the one row that the head reads.</summary>
public enum Pooling
{
    /// <summary>The state after the last step; with two directions the backward one's state after the first.</summary>
    Last,

    /// <summary>The mean over the steps.</summary>
    Mean,

    /// <summary>The largest over the steps, for every unit apart. Beats the last state on long texts. Johnson &amp; Zhang (2016), PMLR 48:526–534.</summary>
    Max,

    /// <summary>A mean that weighs steps by what they hold: <c>softmax_t(u·tanh(W·h_t + b))</c>. Yang et al. (2016), doi:10.18653/v1/N16-1174.</summary>
    Attention,
}
