using global::TorchSharp;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>Leaves torch's default random generator as it was: a new module draws its first weights from it, and other users' numbers would change.</summary>
internal readonly ref struct KeptRandomState
{
    private readonly Tensor _state;

    public KeptRandomState() => _state = torch.random.get_rng_state().DetachFromDisposeScope();

    public void Dispose()
    {
        torch.random.set_rng_state(_state);
        _state.Dispose();
    }
}
