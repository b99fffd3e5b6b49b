namespace TorchSharp;

public static partial class torch
{
    /// <summary>Numbers with axes.</summary>
    public partial class Tensor : IDisposable
    {
        internal Tensor() { }

        /// <summary>How many there are in the process.</summary>
        public static long TotalCount => throw Libtorch.Absent;

        /// <summary>The elements' memory.</summary>
        public Span<byte> bytes
        {
            get => throw Libtorch.Absent;
            set => throw Libtorch.Absent;
        }

        /// <summary>The gradient, or null.</summary>
        public Tensor grad
        {
            get => throw Libtorch.Absent;
            set => throw Libtorch.Absent;
        }

        /// <summary>Whether it takes a gradient.</summary>
        public bool requires_grad
        {
            get => throw Libtorch.Absent;
            set => throw Libtorch.Absent;
        }

        /// <summary>Takes it out of its scope.</summary>
        public Tensor DetachFromDisposeScope() => throw Libtorch.Absent;

        /// <summary>Runs backward.</summary>
        public void backward() => throw Libtorch.Absent;

        /// <summary>Frees it.</summary>
        public void Dispose() => throw Libtorch.Absent;
    }
}
