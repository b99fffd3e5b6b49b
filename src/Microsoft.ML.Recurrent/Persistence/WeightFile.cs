using Microsoft.ML.Recurrent.Files;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Persistence;

/// <summary>A network's weights as a safetensors file of their own.</summary>
internal static class WeightFile
{
    public static void Export(RecurrentNetwork network, string path, WeightLayout layout)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Check.Defined(layout);
        AtomicFile.Write("weights", path, stream => Safetensors.Write(stream, Tensors(network, layout)));
    }

    /// <summary>A copy of the network, on the same engine, with the file's weights.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or does not fit; all misfits are listed.</exception>
    public static RecurrentNetwork Import(RecurrentNetwork network, string path, WeightLayout layout)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Check.Defined(layout);
        var reader = new SafetensorsReader(
            $"'{path}'", whenDamaged: "export it again", whenUnfit: $"Write it with the names and shapes of {layout}'s layout, as docs/exchange.md shows");
        using FileStream stream = File.OpenRead(path);
        RecurrentNetwork imported = network.CopyTo(network.Engine);
        try
        {
            reader.Read(stream, Tensors(imported, layout));
            return imported;
        }
        catch
        {
            imported.Dispose();
            throw;
        }
    }

    private static IReadOnlyList<NamedWeights> Tensors(RecurrentNetwork network, WeightLayout layout)
        => layout == WeightLayout.Keras ? KerasLayout.Of(network) : NamedWeights.Of(network.Parameters);
}
