namespace TorchSharp;

public static partial class torch
{
    /// <summary>A device.</summary>
    public class Device
    {
        internal Device() { }
    }
}
