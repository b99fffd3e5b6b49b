using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Sequences.Inputs;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.Sentiment;

/// <summary>Which columns hold texts: those that can be tokenized, and those whose tokens have keys already.</summary>
internal static class TextInput
{
    /// <exception cref="ArgumentOutOfRangeException">The column is missing.</exception>
    /// <exception cref="ArgumentException">It is no text.</exception>
    public static DataViewSchema.Column Find(DataViewSchema schema, SentimentOptions options, bool ownTokenizer)
    {
        DataViewSchema.Column column = Columns.Find(schema, options.TextColumnName, "text");
        if (HasKeys(column))
            return column;
        bool isVector = column.Type is VectorDataViewType;
        DataViewType item = (column.Type as VectorDataViewType)?.ItemType ?? column.Type;
        return item is TextDataViewType && TextColumns.Accepts(isVector, options.Tokenizing, ownTokenizer)
            ? column
            : throw Columns.WrongType(column, "text", Needed(options, ownTokenizer));
    }

    /// <summary>The same of a shape.</summary>
    /// <exception cref="ArgumentException">The column is missing or no text.</exception>
    public static void Check(SchemaShape shape, SentimentOptions options, bool ownTokenizer)
    {
        SchemaShape.Column column = SchemaShapes.Find(shape, options.TextColumnName, "text");
        bool isVector = column.Kind != SchemaShape.Column.VectorKind.Scalar;
        bool fits = column.IsKey
            ? isVector && column.ItemType == NumberDataViewType.UInt32
            : column.ItemType is TextDataViewType && TextColumns.Accepts(isVector, options.Tokenizing, ownTokenizer);
        if (!fits)
            throw Columns.WrongType(column.Name, SchemaShapes.Describe(column), "text", Needed(options, ownTokenizer));
    }

    /// <summary>Whether the column holds tokens by key, so that no vocabulary is learnt.</summary>
    public static bool HasKeys(DataViewSchema.Column column) => column.Type is VectorDataViewType { ItemType: KeyDataViewType };

    /// <summary>An empty store for the column's rows.</summary>
    public static SequenceStore Store(DataViewSchema.Column column, SentimentOptions options, ITokenizerSource? tokenizer)
        => HasKeys(column) ? new TokenStore(SequenceLayout.Of(column, "text")) : new TextStore(options.Tokenizing, tokenizer);

    private static string Needed(SentimentOptions options, bool ownTokenizer)
        => TextColumns.Needed(options.Tokenizing, ownTokenizer) + "; or Vector<Key<UInt32>> of tokens, as mlContext.Recurrent().Tokenize(...) makes them";
}
