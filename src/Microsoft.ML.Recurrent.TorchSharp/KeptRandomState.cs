using global::TorchSharp;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>Leaves torch's default random generator as it was: a new module draws its first weights from it, and other users' numbers would change.</summary>
internal readonly ref struct KeptRandomState
{
    // Held from one call to the next: like a Scalar, a Generator that nobody refers to may be freed during a call, and torch.random makes such ones.
    private readonly torch.Generator _generator;
    private readonly Tensor _state;

    public KeptRandomState()
    {
        _generator = torch.Generator.Default;
        _state = _generator.get_state().DetachFromDisposeScope();
    }

    public void Dispose()
    {
        _generator.set_state(_state);
        _state.Dispose();
        _generator.Dispose();
    }
}
