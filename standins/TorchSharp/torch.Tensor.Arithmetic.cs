namespace TorchSharp;

/// <content>Element by element.</content>
public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => throw Libtorch.Absent;

        public static Tensor operator +(Tensor left, float right) => throw Libtorch.Absent;

        public static Tensor operator +(Tensor left, Scalar right) => throw Libtorch.Absent;

        public static Tensor operator -(Tensor left, Tensor right) => throw Libtorch.Absent;

        public static Tensor operator -(Tensor tensor) => throw Libtorch.Absent;

        public static Tensor operator *(Tensor left, Tensor right) => throw Libtorch.Absent;

        public static Tensor operator *(Tensor left, float right) => throw Libtorch.Absent;

        public static Tensor operator /(Tensor left, Tensor right) => throw Libtorch.Absent;

        public static Tensor operator /(Tensor left, float right) => throw Libtorch.Absent;

        public Tensor abs() => throw Libtorch.Absent;

        public Tensor clamp_max(Scalar max) => throw Libtorch.Absent;

        public Tensor exp() => throw Libtorch.Absent;

        public Tensor log1p() => throw Libtorch.Absent;

        public Tensor masked_fill(Tensor mask, Scalar value) => throw Libtorch.Absent;

        public Tensor relu() => throw Libtorch.Absent;

        public Tensor sigmoid() => throw Libtorch.Absent;

        public Tensor sqrt() => throw Libtorch.Absent;

        public Tensor square() => throw Libtorch.Absent;

        public Tensor tanh() => throw Libtorch.Absent;
    }
}
