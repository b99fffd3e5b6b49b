namespace Microsoft.ML.Recurrent.Engines;

public partial interface IStep
{
    /// <summary>Element by element sum; equal shapes.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">The same shape.</param>
    /// <returns>The sum, of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    ITensor Add(ITensor a, ITensor b);

    /// <summary>Element by element difference, <c>a − b</c>; equal shapes.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">The same shape.</param>
    /// <returns>The difference, of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    ITensor Subtract(ITensor a, ITensor b);

    /// <summary>Element by element product; equal shapes. Dropout is a product with a mask.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">The same shape.</param>
    /// <returns>The product, of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    ITensor Multiply(ITensor a, ITensor b);

    /// <summary>Hyperbolic tangent of each element: the same shape.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    ITensor Tanh(ITensor x);

    /// <summary><c>1/(1 + e⁻ˣ)</c> of each element, 0 or 1 far out: the same shape.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    ITensor Sigmoid(ITensor x);

    /// <summary><c>max(x, 0)</c> of each element: the same shape. At 0 the gradient is 0.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    ITensor Relu(ITensor x);

    /// <summary>Each row of the last axis brought to mean 0 and variance 1, then scaled and shifted by element:
    /// <c>y = (x − mean x)/√(mean (x − mean x)² + ε)·w + b</c>: the same shape.</summary>
    /// <param name="x">[..., I].</param>
    /// <param name="weight">w [I]; a layer starts with ones.</param>
    /// <param name="bias">b [I]; a layer starts with zeros.</param>
    /// <param name="epsilon">ε, above 0, which keeps a constant row finite: it gives b. Default 1e-5, as PyTorch has it.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is not above 0 and finite.</exception>
    /// <exception cref="ArgumentException">Weight or bias is not [I].</exception>
    /// <remarks>Ba, Kiros &amp; Hinton (2016), arXiv:1607.06450.</remarks>
    ITensor LayerNorm(ITensor x, Parameter weight, Parameter bias, float epsilon = 1e-5f);
}
