namespace TorchSharp;

/// <content>Over axes, and between layouts.</content>
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor bmm(Tensor batch2) => throw Libtorch.Absent;

        public Tensor[] chunk(long chunks, long dim = 0) => throw Libtorch.Absent;

        public Tensor contiguous() => throw Libtorch.Absent;

        public Tensor cpu() => throw Libtorch.Absent;

        public Tensor detach() => throw Libtorch.Absent;

        public Tensor index_copy(long dim, Tensor index, Tensor source) => throw Libtorch.Absent;

        public Tensor index_select(long dim, Tensor index) => throw Libtorch.Absent;

        public (Tensor, Tensor) max(long dim, bool keepdim = false) => throw Libtorch.Absent;

        public Tensor mean() => throw Libtorch.Absent;

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => throw Libtorch.Absent;

        public Tensor narrow(long dim, long start, long length) => throw Libtorch.Absent;

        public Tensor reshape(params long[] shape) => throw Libtorch.Absent;

        public Tensor softmax(long dim, ScalarType? dtype = null) => throw Libtorch.Absent;

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => throw Libtorch.Absent;

        public Tensor sum(ScalarType? type = null) => throw Libtorch.Absent;

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => throw Libtorch.Absent;

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => throw Libtorch.Absent;

        public Tensor transpose(long dim0, long dim1) => throw Libtorch.Absent;

        public Tensor[] unbind(long dimension = 0) => throw Libtorch.Absent;
    }
}
