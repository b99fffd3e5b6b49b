using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Binary data (.idv).</summary>
public static class BinaryLoaderSaverCatalog
{
    /// <summary>The data of a file.</summary>
    public static IDataView LoadFromBinary(this DataOperationsCatalog catalog, string path)
    {
        using FileStream stream = File.OpenRead(path);
        return BinaryReading.Open(stream, catalog.GetEnvironment());
    }

    /// <summary>Writes the data; columns of types without a binary form are left out.</summary>
    public static void SaveAsBinary(this DataOperationsCatalog catalog, IDataView data, Stream stream, bool keepHidden = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        BinaryWriting.Write(data, stream, keepHidden);
    }
}
