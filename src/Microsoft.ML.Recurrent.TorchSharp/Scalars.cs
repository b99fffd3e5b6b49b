using global::TorchSharp;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>Numbers for torch that are always held, and sums of tensors that use them.</summary>
/// <remarks>TorchSharp does not keep a <see cref="Scalar"/> alive while libtorch reads it: one that nobody else refers to may be collected during the call, and
/// is then another number or an error. Its own <c>a + b</c>, <c>add_(b)</c> and <c>square()</c> make such a one inside. So in this assembly every Scalar is a
/// field or a <c>using</c> variable, and these members take the place of those (docs/upstream/temporary-scalars.md; a test reads the compiled code).</remarks>
internal static class Scalars
{
    public static readonly Scalar Zero = 0f;
    public static readonly Scalar Half = 0.5f;
    public static readonly Scalar One = 1f;
    public static readonly Scalar NegativeInfinity = float.NegativeInfinity;

    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, One);

    public static Tensor Plus(this Tensor left, Scalar right) => left.add(right, One);

    public static Tensor AddInPlace(this Tensor sum, Tensor term) => sum.add_(term, One);

    public static Tensor AddInPlace(this Tensor sum, Scalar term) => sum.add_(term, One);

    public static Tensor Squared(this Tensor x) => x * x;
}
