using System.Globalization;
using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>What the keys of a column stand for, in their order, as an annotation has it: texts, numbers or Booleans.</summary>
internal abstract class KeyValues
{
    /// <summary>ML.NET's name for the annotation of key columns.</summary>
    public const string Kind = "KeyValues";

    /// <summary>How many there are.</summary>
    public abstract int Count { get; }

    /// <summary>Whether they are texts.</summary>
    public bool AreTexts => ItemType is TextDataViewType;

    protected abstract PrimitiveDataViewType ItemType { get; }

    /// <summary>The values of a key column; null where it has none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="role">What it is for, for errors.</param>
    /// <exception cref="ArgumentException">They are of a type that is neither text, number nor Boolean.</exception>
    public static KeyValues? Of(DataViewSchema.Column column, string role)
    {
        if (column.Annotations.Schema.GetColumnOrNull(Kind)?.Type is not VectorDataViewType vector)
            return null;
        return Create(vector.ItemType.ToString()!)?.Read(column)
            ?? throw Columns.WrongType(column.Name, $"a key of {vector.ItemType}", role, "a key of texts, numbers or Booleans");
    }

    /// <summary>The values as a file keeps them.</summary>
    public KeyValuesDocument ToDocument() => new() { Type = ItemType.ToString()!, Values = Texts() };

    /// <exception cref="InvalidDataException">The file's type is not known, or a value is not of it.</exception>
    public static KeyValues Of(KeyValuesDocument document)
    {
        try
        {
            return Create(document.Type)?.Parse(document.Values) ?? throw new FormatException("the type is not known");
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException($"The model's key values of type '{document.Type}' cannot be read: {error.Message.TrimEnd('.')}. The file is damaged; save the model again.", error);
        }
    }

    /// <summary>Adds them to a column's annotations under a name.</summary>
    public abstract void AddTo(DataViewSchema.Annotations.Builder annotations, string kind);

    /// <summary>Each value as text, culture-invariant and exact.</summary>
    public abstract string[] Texts();

    protected abstract KeyValues Read(DataViewSchema.Column column);

    protected abstract KeyValues Parse(string[] texts);

    private static KeyValues? Create(string type) => type switch
    {
        "String" => new KeyValues<ReadOnlyMemory<char>>(TextDataViewType.Instance, text => text.ToString(), text => text.AsMemory()),
        "Boolean" => new KeyValues<bool>(BooleanDataViewType.Instance, value => value ? "True" : "False", bool.Parse),
        "Single" => Number<float>(NumberDataViewType.Single),
        "Double" => Number<double>(NumberDataViewType.Double),
        "SByte" => Number<sbyte>(NumberDataViewType.SByte),
        "Byte" => Number<byte>(NumberDataViewType.Byte),
        "Int16" => Number<short>(NumberDataViewType.Int16),
        "UInt16" => Number<ushort>(NumberDataViewType.UInt16),
        "Int32" => Number<int>(NumberDataViewType.Int32),
        "UInt32" => Number<uint>(NumberDataViewType.UInt32),
        "Int64" => Number<long>(NumberDataViewType.Int64),
        "UInt64" => Number<ulong>(NumberDataViewType.UInt64),
        _ => null,
    };

    private static KeyValues<T> Number<T>(NumberDataViewType type) where T : INumber<T>
        => new(type, value => value.ToString(format: null, CultureInfo.InvariantCulture), text => T.Parse(text, CultureInfo.InvariantCulture));
}
