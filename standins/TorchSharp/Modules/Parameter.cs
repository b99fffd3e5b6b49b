namespace TorchSharp.Modules;

/// <summary>A tensor that belongs to a module.</summary>
public class Parameter : torch.Tensor
{
    internal Parameter() { }
}
