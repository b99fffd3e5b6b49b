namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>How a loss sums up.</summary>
        public enum Reduction : long
        {
            /// <summary>Not at all.</summary>
            None = 0,

            /// <summary>The mean.</summary>
            Mean = 1,

            /// <summary>The sum.</summary>
            Sum = 2,
        }
    }
}
