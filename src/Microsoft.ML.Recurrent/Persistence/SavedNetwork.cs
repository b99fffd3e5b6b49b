using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Persistence;

/// <summary>Rebuilds a network from a model folder.</summary>
internal static class SavedNetwork
{
    /// <exception cref="InvalidDataException">The description or the weights cannot be those of a network.</exception>
    public static RecurrentNetwork Load(ModelFolderReader folder, NetworkSpec spec, IEngine engine, NgramIndex? ngrams = null)
        => folder.Read(Safetensors.EntryName, stream =>
        {
            CheckSize(spec, stream.Length);
            var network = new RecurrentNetwork(engine, spec, ngrams);
            try
            {
                Safetensors.Read(stream, network.Parameters);
                return network;
            }
            catch
            {
                network.Dispose();
                throw;
            }
        });

    // Before anything is allocated: a damaged description may claim any size.
    private static void CheckSize(NetworkSpec spec, long bytes)
    {
        try
        {
            long needed = spec.Validate().ParameterCount * sizeof(float);
            if (needed > bytes)
                throw new InvalidDataException($"{ModelDocument.EntryName} describes a network of {needed} bytes, but {Safetensors.EntryName} has {bytes}. The file is damaged; save the model again.");
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"{ModelDocument.EntryName} describes no network that can be built: {error.Message} The file is damaged; save the model again.", error);
        }
    }
}
