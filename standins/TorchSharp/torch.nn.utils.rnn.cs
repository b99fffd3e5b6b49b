namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Helpers.</summary>
        public static partial class utils
        {
            /// <summary>Helpers of recurrent networks.</summary>
            public static partial class rnn
            {
                /// <summary>Leaves the padding out.</summary>
                public static PackedSequence pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first = false, bool enforce_sorted = true) => throw Libtorch.Absent;

                /// <summary>Puts the padding back.</summary>
                public static (Tensor, Tensor) pad_packed_sequence(PackedSequence sequence, bool batch_first = false, double padding_value = 0, long? total_length = null) => throw Libtorch.Absent;
            }
        }
    }
}
