using global::TorchSharp;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>What every use of tensors runs in: those not taken out die at its end, and whether torch records is settled whatever the caller set.</summary>
/// <remarks>Opened and closed within one method, on one thread: TorchSharp keeps scopes and the recording switch by thread.</remarks>
internal readonly ref struct TensorScope
{
    private readonly DisposeScope _tensors;
    private readonly IDisposable _recording;

    /// <param name="records">Whether operations take part in a later backward pass.</param>
    public TensorScope(bool records)
    {
        _tensors = torch.NewDisposeScope();
        _recording = torch.set_grad_enabled(records);
    }

    public void Dispose()
    {
        _recording.Dispose();
        _tensors.Dispose();
    }
}
