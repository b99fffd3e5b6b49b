namespace Microsoft.ML.Recurrent.Engines;

/// <summary>Where a GRU's reset gate acts.</summary>
public enum ResetGate
{
    /// <summary><c>n = tanh(W x + b + r ⊙ (U h + c))</c>: PyTorch's and cuDNN's form.</summary>
    AfterProduct,

    /// <summary><c>n = tanh(W x + b + U (r ⊙ h) + c)</c>: the form of Cho et al. (2014).</summary>
    BeforeProduct,
}
