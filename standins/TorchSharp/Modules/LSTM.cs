namespace TorchSharp.Modules;

/// <summary>A long short-term memory.</summary>
public sealed class LSTM : torch.nn.Module
{
    internal LSTM() { }

    /// <summary>Runs it over a batch of equal lengths.</summary>
    public (torch.Tensor, torch.Tensor, torch.Tensor) call(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null) => throw Libtorch.Absent;

    /// <summary>Runs it over sequences of any lengths.</summary>
    public (torch.nn.utils.rnn.PackedSequence, torch.Tensor, torch.Tensor) call(torch.nn.utils.rnn.PackedSequence input, (torch.Tensor, torch.Tensor)? h0_c0 = null) => throw Libtorch.Absent;
}
