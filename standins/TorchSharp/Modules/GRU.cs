namespace TorchSharp.Modules;

/// <summary>Gated recurrent units.</summary>
public sealed class GRU : torch.nn.Module
{
    internal GRU() { }

    /// <summary>Runs it over a batch of equal lengths.</summary>
    public (torch.Tensor, torch.Tensor) call(torch.Tensor input, torch.Tensor h0 = null) => throw Libtorch.Absent;

    /// <summary>Runs it over sequences of any lengths.</summary>
    public (torch.nn.utils.rnn.PackedSequence, torch.Tensor) call(torch.nn.utils.rnn.PackedSequence input, torch.Tensor h0 = null) => throw Libtorch.Absent;
}
