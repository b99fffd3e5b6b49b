namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Squashing functions of an RNN.</summary>
        public enum NonLinearities
        {
            /// <summary><c>max(0, x)</c>.</summary>
            ReLU = 0,

            /// <summary>Hyperbolic tangent.</summary>
            Tanh = 1,
        }
    }
}
