namespace TorchSharp;

/// <summary>What every call here ends in.</summary>
internal static class Libtorch
{
    public static Exception Absent => new NotSupportedException(
        "This TorchSharp is a stand-in with signatures only; libtorch is not here. Build with -p:TorchSharpReference=packages, or with the path of a folder that holds TorchSharp.");
}
