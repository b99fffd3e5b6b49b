namespace TorchSharp;

public static partial class torch
{
    /// <summary>GPUs of NVIDIA's.</summary>
    public static class cuda
    {
        /// <summary>Whether there is one that works.</summary>
        public static bool is_available() => throw Libtorch.Absent;

        /// <summary>How many there are.</summary>
        public static int device_count() => throw Libtorch.Absent;
    }
}
