namespace Microsoft.ML.Recurrent.Interop;

/// <summary>Reads the entries of a transformer's folder.</summary>
internal sealed class ModelFolderReader(ModelLoadContext context, string kind)
{
    /// <summary>Which transformer the folder holds.</summary>
    public string Kind { get; } = kind;

    /// <summary>Reads an entry that must be there.</summary>
    /// <exception cref="InvalidDataException">There is no such entry.</exception>
    public T Read<T>(string name, Func<Stream, T> read)
    {
        T? result = default;
        bool found = context.TryLoadBinaryStream(name, reader => result = read(reader.BaseStream));
        return found
            ? result!
            : throw new InvalidDataException($"The model's folder of kind '{Kind}' has no entry '{name}'. The file is incomplete; save the model again.");
    }
}
