namespace Microsoft.ML.Data;

/// <summary>The line that a cursor stands on.</summary>
internal sealed class TextLine
{
    public long Number { get; set; }

    public List<ReadOnlyMemory<char>> Fields { get; set; } = [];

    /// <summary>A field; empty if the line is too short.</summary>
    public ReadOnlyMemory<char> Field(int index) => index < Fields.Count ? Fields[index] : default;
}
