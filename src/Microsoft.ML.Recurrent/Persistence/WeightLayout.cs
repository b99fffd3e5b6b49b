namespace Microsoft.ML.Recurrent.Persistence;

/// <summary>Whose names, shapes and gate order a file of weights has.</summary>
public enum WeightLayout
{
    /// <summary>PyTorch's: <c>encoder.weight_ih_l0</c> [G·H, I], gates i, f, g, o and r, z, n, two biases; <c>head.weight</c> [O, H].</summary>
    PyTorch,

    /// <summary>Keras': <c>encoder.l0.kernel</c> [I, G·H], gates i, f, c, o and z, r, h, one bias ([2, 3·H] for a GRU whose reset gate acts
    /// after the product); <c>head.kernel</c> [H, O].</summary>
    Keras,
}
