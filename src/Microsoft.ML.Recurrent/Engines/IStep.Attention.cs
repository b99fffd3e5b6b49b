namespace Microsoft.ML.Recurrent.Engines;

/// <remarks>
/// Attention is written with products and a softmax. With outputs [T, B, H] of a recurrent level and its final state [B, H] as the query:
/// <code>
/// keys    = SwapOuterAxes(outputs)                     // [B, T, H]
/// query   = Reshape(state, [B, 1, H])
/// weights = Softmax(MatMul(query, keys, transposeB: true), lengths)   // [B, 1, T], 0 on padding
/// context = Reshape(MatMul(weights, keys), [B, H])
/// </code>
/// Linear layers before the products make keys, queries and values differ; the factor 1/√H belongs into the query's layer, or is a product with a constant.
/// Luong, Pham &amp; Manning (2015), doi:10.18653/v1/D15-1166.
/// </remarks>
public partial interface IStep
{
    /// <summary>A matrix product for each item of a batch: a [B, M, K] and b [B, K, N] give [B, M, N].</summary>
    /// <param name="a">[B, M, K], or [B, K, M] where <paramref name="transposeA"/> is set.</param>
    /// <param name="b">[B, K, N], or [B, N, K] where <paramref name="transposeB"/> is set.</param>
    /// <param name="transposeA">Whether to exchange the two inner axes of <paramref name="a"/> first. Default no.</param>
    /// <param name="transposeB">The same for <paramref name="b"/>. Default no.</param>
    /// <returns>[B, M, N].</returns>
    /// <exception cref="ArgumentException">A factor has not three axes, or B or K differ.</exception>
    ITensor MatMul(ITensor a, ITensor b, bool transposeA = false, bool transposeB = false);

    /// <summary>Softmax over the last axis, <c>exp(xₖ − max x)/Σⱼ exp(xⱼ − max x)</c>: the same shape.</summary>
    /// <param name="x">Any shape; with lengths [B, ..., T], any finite size.</param>
    /// <param name="lengths">How many leading elements of the last axis count, for each item of the outermost axis. The others give 0 and take no
    /// gradient; an item of length 0 gives zeros. Default all.</param>
    /// <returns>A tensor of the same shape; what counts of each row sums to 1.</returns>
    /// <exception cref="ArgumentException">There are lengths and fewer than two axes, or they do not fit them.</exception>
    ITensor Softmax(ITensor x, Lengths lengths = default);

    /// <summary>From time-major to batch-major and back: [T, B, I] gives [B, T, I].</summary>
    /// <param name="x">[T, B, I] or [B, T, I].</param>
    /// <returns>[B, T, I] or [T, B, I].</returns>
    /// <exception cref="ArgumentException">There are not three axes.</exception>
    ITensor SwapOuterAxes(ITensor x);

    /// <summary>The same numbers, in the same order, with other axes.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="shape">One with as many elements.</param>
    /// <returns>A tensor of <paramref name="shape"/>.</returns>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    ITensor Reshape(ITensor x, Shape shape);
}
