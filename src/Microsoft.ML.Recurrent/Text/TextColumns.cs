using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Which columns can be tokenized: texts, and for words also tokens that something else has made.</summary>
internal static class TextColumns
{
    /// <exception cref="ArgumentOutOfRangeException">The column is missing.</exception>
    /// <exception cref="ArgumentException">It is no text.</exception>
    public static DataViewSchema.Column Find(DataViewSchema schema, TokenizeOptions options, bool ownTokenizer)
    {
        DataViewSchema.Column column = Columns.Find(schema, options.InputColumnName, "text");
        DataViewType item = (column.Type as VectorDataViewType)?.ItemType ?? column.Type;
        if (item is not TextDataViewType || !Accepts(column.Type is VectorDataViewType, options, ownTokenizer))
            throw Columns.WrongType(column, "text", Needed(options, ownTokenizer));
        return column;
    }

    public static bool Accepts(bool isVector, TokenizeOptions options, bool ownTokenizer)
        => !isVector || (options.Tokens == TokenKind.Word && !ownTokenizer);

    public static string Needed(TokenizeOptions options, bool ownTokenizer) => Accepts(isVector: true, options, ownTokenizer)
        ? "Text, or Vector<Text> of tokens (convert with mlContext.Transforms.Conversion.ConvertType)"
        : "Text: only words of TokenKind.Word may come as Vector<Text>, ready made";
}
