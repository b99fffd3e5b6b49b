namespace Microsoft.ML.Recurrent.Data;

/// <summary>The errors that every row and cursor gives for a wrong request.</summary>
internal static class CursorErrors
{
    public static ArgumentOutOfRangeException Inactive(DataViewSchema.Column column)
        => new(nameof(column), column.Name, $"Column '{column.Name}' is not active in this cursor. Name it when the cursor is made.");

    public static ValueGetter<TValue> Cast<TValue>(Delegate getter, DataViewSchema.Column column)
        => getter as ValueGetter<TValue> ?? throw new InvalidOperationException(
            $"Column '{column.Name}' is {column.Type}; its values are {column.Type.RawType.Name}, not {typeof(TValue).Name}.");
}
