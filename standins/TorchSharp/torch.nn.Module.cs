using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A part of a network.</summary>
        public class Module : IDisposable
        {
            internal Module() { }

            /// <summary>Its parameters by name.</summary>
            public virtual IEnumerable<(string, Parameter)> named_parameters(bool recurse = true) => throw Libtorch.Absent;

            /// <summary>Frees its parameters.</summary>
            public void Dispose() => throw Libtorch.Absent;
        }
    }
}
