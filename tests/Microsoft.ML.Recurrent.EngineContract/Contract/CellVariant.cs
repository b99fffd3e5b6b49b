namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Every cell with every variant of it.</summary>
public enum CellVariant
{
    RnnTanh,
    RnnRelu,
    LstmTanh,
    LstmRelu,
    GruResetAfter,
    GruResetBefore,
}
