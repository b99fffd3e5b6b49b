using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>How a vector column is read as a sequence: T steps of D numbers, row-major, or T tokens. T is 0 where rows differ in length.</summary>
/// <param name="Steps">T.</param>
/// <param name="Width">D; 1 for tokens.</param>
/// <param name="Vocabulary">V, the count of the tokens' keys; 0 for numbers.</param>
internal readonly record struct SequenceLayout(int Steps, int Width, int Vocabulary = 0)
{
    private const string Needed = "Vector<Single, T, D>, Vector<Single, *, D>, a plain Vector<Single> (D = 1), or Vector<Key<UInt32>> (tokens)";

    /// <summary>Whether steps are tokens.</summary>
    public bool IsTokens => Vocabulary > 0;

    /// <summary>Reads the layout from a column's type.</summary>
    /// <param name="column">The column.</param>
    /// <param name="role">What it is for, for errors.</param>
    /// <param name="channels">Numbers per step, which the type of a flat vector does not tell; null for one.</param>
    /// <exception cref="ArgumentException">The type is no sequence of Single or of keys, or does not go with the channels.</exception>
    public static SequenceLayout Of(DataViewSchema.Column column, string role, int? channels = null)
    {
        if (column.Type is VectorDataViewType { ItemType: KeyDataViewType key } tokens)
        {
            return channels is null
                ? OfTokens(column, role, tokens, key)
                : throw Columns.WrongType(column, role, FormattableString.Invariant($"numbers, since Channels is {channels}: tokens have no channels. Leave Channels null"));
        }

        if (column.Type is not VectorDataViewType { ItemType: NumberDataViewType item } vector || item != NumberDataViewType.Single)
            throw Columns.WrongType(column, role, Needed, Advice(column.Name, ConversionAdvice.ItemOf(column), column.Type is VectorDataViewType));
        return vector.Dimensions.Length switch
        {
            1 when vector.Dimensions[0] % (channels ?? 1) == 0 => new(vector.Dimensions[0] / (channels ?? 1), channels ?? 1),
            2 when vector.Dimensions[1] > 0 && vector.Dimensions[1] == (channels ?? vector.Dimensions[1]) => new(vector.Dimensions[0], vector.Dimensions[1]),
            1 or 2 when channels is { } wanted => throw WrongChannels(column, role, wanted),
            _ => throw Columns.WrongType(column, role, Needed),
        };
    }

    /// <summary>Whether a column's type does not tell how many numbers a step has.</summary>
    public static bool IsFlat(DataViewType type) => type is VectorDataViewType { Dimensions.Length: 1, ItemType: NumberDataViewType };

    /// <summary>The type of such a column.</summary>
    public VectorDataViewType ToColumnType() => IsTokens
        ? new VectorDataViewType(new KeyDataViewType(typeof(uint), Vocabulary), Steps)
        : new VectorDataViewType(NumberDataViewType.Single, Steps, Width);

    public override string ToString()
        => IsTokens ? FormattableString.Invariant($"Vector<Key<UInt32, 0-{Vocabulary - 1}>, {(Steps == 0 ? "*" : Steps)}>") : $"Vector<Single, {(Steps == 0 ? "*" : Steps)}, {Width}>";

    private static ArgumentException WrongChannels(DataViewSchema.Column column, string role, int channels) => Columns.WrongType(column, role, FormattableString.Invariant(
        $"Vector<Single, T, {channels}>, or a flat vector of T times {channels} numbers, since Channels is {channels}. Set Channels to the numbers per step that the column has; null takes those of its type"));

    /// <summary>What to write before a column that holds no sequence: another number type is converted, one time step per row is windowed, a text tokenized.</summary>
    public static string Advice(string name, DataViewType item, bool isVector)
    {
        string advice = ConversionAdvice.ToSingle(name, item);
        if (item is TextDataViewType)
            return " For texts add mlContext.Recurrent().Tokenize(...) before it.";
        return isVector ? advice : advice + (advice.Length > 0 ? " Then add" : " Add") + " mlContext.Recurrent().Window(...) before it.";
    }

    private static SequenceLayout OfTokens(DataViewSchema.Column column, string role, VectorDataViewType vector, KeyDataViewType key)
    {
        if (key.RawType != typeof(uint) || key.Count > int.MaxValue || vector.Dimensions.Length != 1)
            throw Columns.WrongType(column, role, Needed + FormattableString.Invariant($" of at most {int.MaxValue} keys"));
        return new(vector.Dimensions[0], 1, (int)key.Count);
    }
}
