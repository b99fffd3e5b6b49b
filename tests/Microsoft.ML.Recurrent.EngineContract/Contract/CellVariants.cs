using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>The variants as rows of theories and as specifications; and the sizes around which vector kernels break.</summary>
public static class CellVariants
{
    /// <summary>All six.</summary>
    public static IReadOnlyList<CellVariant> All { get; } = Enum.GetValues<CellVariant>();

    /// <summary>Sizes beside the widths of vectors and tiles; 50 leaves two units behind whole vectors of any width.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 50, 64];

    /// <summary>The specification of a variant.</summary>
    public static RecurrentSpec Spec(
        this CellVariant variant, int inputs, int hidden, bool bidirectional = false, BiasForm bias = BiasForm.Double) => new()
    {
        Cell = variant switch
        {
            CellVariant.RnnTanh or CellVariant.RnnRelu => RecurrentCell.Rnn,
            CellVariant.LstmTanh or CellVariant.LstmRelu => RecurrentCell.Lstm,
            _ => RecurrentCell.Gru,
        },
        Activation = variant is CellVariant.RnnRelu or CellVariant.LstmRelu ? CellActivation.Relu : CellActivation.Tanh,
        ResetGate = variant == CellVariant.GruResetBefore ? ResetGate.BeforeProduct : ResetGate.AfterProduct,
        InputSize = inputs,
        HiddenSize = hidden,
        Bidirectional = bidirectional,
        Bias = bias,
    };
}
