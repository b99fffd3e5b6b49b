using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>A text that a column says of itself, by its kind.</summary>
internal static class TextAnnotation
{
    /// <summary>Adds it, where there is one.</summary>
    public static void Add(DataViewSchema.Annotations.Builder builder, string kind, string? text)
    {
        if (text is not null)
            builder.AddPrimitiveValue(kind, TextDataViewType.Instance, text.AsMemory());
    }

    /// <summary>The text; null where there is none.</summary>
    public static string? Read(DataViewSchema.Column column, string kind)
    {
        if (column.Annotations.Schema.GetColumnOrNull(kind)?.Type is not TextDataViewType)
            return null;
        ReadOnlyMemory<char> text = default;
        column.Annotations.GetValue(kind, ref text);
        return text.ToString();
    }
}
