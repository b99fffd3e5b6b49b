using global::TorchSharp;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>Leaves torch's default random generator as it was: a new module draws its first weights from it, and other users' numbers would change.</summary>
/// <remarks>The generator is held throughout. <c>torch.random.set_rng_state</c> makes one that nobody holds, and the garbage collector may free it during
/// the call, which ends the process.</remarks>
internal readonly ref struct KeptRandomState
{
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
