namespace Microsoft.ML.Recurrent.Interop;

/// <summary>Reads the entries of a transformer's folder.</summary>
internal sealed class ModelFolderReader
{
    private readonly ModelLoadContext _context;
    private readonly Checksums? _checksums;

    public ModelFolderReader(ModelLoadContext context, string kind)
    {
        (_context, Kind) = (context, kind);
        if (TryRead(Checksums.EntryName, Checksums.Read, out Checksums? checksums))
            _checksums = checksums;
    }

    /// <summary>Which transformer the folder holds.</summary>
    public string Kind { get; }

    /// <summary>Reads an entry that must be there, and is as it was written where the folder has checksums.</summary>
    /// <exception cref="InvalidDataException">There is no such entry, or it is damaged.</exception>
    public T Read<T>(string name, Func<Stream, T> read)
    {
        return TryRead(name, ReadAndCheck, out T? result)
            ? result!
            : throw new InvalidDataException($"The model's folder of kind '{Kind}' has no entry '{name}'. The file is incomplete; save the model again.");

        // What is wrong with the content says more than that it has changed.
        T ReadAndCheck(Stream stream)
        {
            long start = stream.Position;
            T content = read(stream);
            stream.Position = start;
            _checksums?.Check(name, stream);
            return content;
        }
    }

    private bool TryRead<T>(string name, Func<Stream, T> read, out T? result)
    {
        T? value = default;
        bool isOpen = false, found;
        try
        {
            found = _context.TryLoadBinaryStream(name, reader =>
            {
                isOpen = true;
                value = read(reader.BaseStream);
            });
        }
        catch (Exception error) when (!isOpen && error is InvalidDataException or FormatException or NotSupportedException)
        {
            throw new InvalidDataException($"{name} of the model cannot be unpacked: {error.Message.TrimEnd('.')}. The file is damaged; save the model again.", error);
        }

        result = value;
        return found;
    }
}
