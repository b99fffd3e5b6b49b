namespace Microsoft.ML.Recurrent.Data;

/// <summary>Reads to which series a row belongs: a text, or a key.</summary>
internal abstract class GroupReader
{
    /// <summary>The types that a group column may have, for errors.</summary>
    public const string Needed = "Text or Key<UInt32> (mlContext.Transforms.Conversion.MapValueToKey makes keys of other values)";

    private string? _kept;

    /// <summary>Name of the last row's group: the text, or what the key stands for. Null where it could not be read.</summary>
    public string? Current { get; private set; }

    public static GroupReader Create(DataViewRow source, GroupColumn column)
        => column.HasKeys ? new KeyGroupReader(source, column) : new TextGroupReader(source, column.Column);

    /// <summary>Reads the row on which the source stands.</summary>
    /// <returns>True where its group is not that of the row kept before, and for the first row.</returns>
    /// <exception cref="InvalidDataException">The row's key is missing, or beyond its type.</exception>
    public bool Read()
    {
        Current = null;
        Current = ReadName(_kept);
        return !string.Equals(Current, _kept, StringComparison.Ordinal);
    }

    /// <summary>The row just read is the one that the next is compared with.</summary>
    public void Keep() => _kept = Current;

    /// <param name="kept">The name kept before, to be given again where it is the same.</param>
    protected abstract string ReadName(string? kept);
}
