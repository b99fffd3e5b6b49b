namespace TorchSharp;

/// <content>Into the same memory.</content>
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add_(Scalar scalar) => throw Libtorch.Absent;

        public Tensor add_(Tensor target) => throw Libtorch.Absent;

        public Tensor add_(Tensor target, Scalar alpha) => throw Libtorch.Absent;

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => throw Libtorch.Absent;

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => throw Libtorch.Absent;

        public Tensor clamp_(Scalar min = null, Scalar max = null) => throw Libtorch.Absent;

        public Tensor copy_(Tensor source, bool nonBlocking = false) => throw Libtorch.Absent;

        public Tensor mul_(Scalar target) => throw Libtorch.Absent;

        public Tensor zero_() => throw Libtorch.Absent;
    }
}
