using global::TorchSharp.Modules;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>Knows when torch's LSTM must record, though nobody asks for gradients, to come out right.</summary>
/// <remarks>For LSTMs that are not recorded, oneDNN (3.7.1 in libtorch 2.10) copies the weights into blocks of 32 units on AVX-512. Where it takes the
/// first-level cache for nearly nothing, as on a virtual machine that hides an AMD processor's caches, the copy of a last block of 1 to 16 units is wrong, and
/// so is every output, by up to 1 (docs/upstream/lstm-scoring.md). Recorded LSTMs are computed without that copy.</remarks>
internal static class OneDnn
{
    private const int Block = 32;

    /// <summary>Asked of libtorch once per process, when the first LSTM of such a size is scored.</summary>
    private static readonly Lazy<bool> s_spoilsHalfBlocks = new(SpoilsHalfBlocks);

    /// <summary>Whether an LSTM of whole sequences comes out wrong on this device unless it is recorded.</summary>
    public static bool MustRecord(RecurrentSpec spec, torch.Device device)
        => spec.Cell == RecurrentCell.Lstm && EndsInHalfBlock(spec.HiddenSize) && device.type == global::TorchSharp.DeviceType.CPU && s_spoilsHalfBlocks.Value;

    /// <summary>Whether the last of a level's blocks is at most half full.</summary>
    public static bool EndsInHalfBlock(int units) => units % Block is > 0 and <= Block / 2;

    private static bool SpoilsHalfBlocks()
    {
        const int units = Block / 4, steps = 2, batch = 2;
        const float rounding = 1e-4f;
        float[] x = [.. Enumerable.Range(1, steps * batch * units).Select(number => MathF.Sin(number))];
        using var kept = new KeptRandomState();
        using var scope = new TensorScope(records: false);
        using LSTM lstm = torch.nn.LSTM(units, units, device: HostMemory.Cpu, dtype: torch.ScalarType.Float32);
        float[] recorded = Outputs(records: true), unrecorded = Outputs(records: false);
        return recorded.Zip(unrecorded, (a, b) => Math.Abs(a - b)).Any(difference => !(difference < rounding));

        float[] Outputs(bool records)
        {
            using var recording = torch.set_grad_enabled(records);
            var outputs = new float[x.Length];
            lstm.call(HostMemory.Floats(x, [steps, batch, units], HostMemory.Cpu)).Item1.CopyTo<float>(outputs);
            return outputs;
        }
    }
}
