namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static partial class rnn
            {
                /// <summary>Sequences without padding.</summary>
                public sealed class PackedSequence : IDisposable
                {
                    internal PackedSequence() { }

                    /// <summary>Frees them.</summary>
                    public void Dispose() => throw Libtorch.Absent;
                }
            }
        }
    }
}
