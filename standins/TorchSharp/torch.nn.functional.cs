namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers as functions.</summary>
        public static class functional
        {
            /// <summary><c>x·Wᵀ + b</c>.</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor bias = null) => throw Libtorch.Absent;

            /// <summary>Layer normalisation.</summary>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor weight = null, Tensor bias = null, double eps = 1E-05) => throw Libtorch.Absent;

            /// <summary>Cross-entropy of a softmax.</summary>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0) => throw Libtorch.Absent;

            /// <summary><c>log(1 + eˣ)</c>.</summary>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => throw Libtorch.Absent;
        }
    }
}
