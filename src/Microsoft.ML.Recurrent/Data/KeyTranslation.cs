using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>From the keys of one column to those of another, by what they stand for. Ids count from 0.</summary>
internal sealed class KeyTranslation
{
    private readonly int[] _ids;
    private readonly string[] _values;

    private KeyTranslation(int[] ids, string[] values)
    {
        (_ids, _values) = (ids, values);
    }

    /// <summary>The translation; null where both have the same values in the same order.</summary>
    public static KeyTranslation? Between(KeyValues from, KeyValues to)
    {
        string[] values = from.Texts(), known = to.Texts();
        if (values.AsSpan().SequenceEqual(known))
            return null;
        var idOf = new Dictionary<string, int>(known.Length, StringComparer.Ordinal);
        for (int id = 0; id < known.Length; id++)
            idOf.TryAdd(known[id], id);
        return new KeyTranslation(Array.ConvertAll(values, value => idOf.GetValueOrDefault(value, -1)), values);
    }

    /// <summary>What takes a column's keys to those that a model learnt; null where they are the same, or are numbers that stand for nothing in the model.</summary>
    /// <exception cref="ArgumentException">The model knows what its keys stand for, and the column does not say.</exception>
    public static KeyTranslation? To(KeyValues? known, DataViewSchema.Column column, string role)
    {
        if (known is null)
            return null;
        KeyValues values = KeyValues.Of(column, role)
            ?? throw Columns.WrongType(column, role, "a key with key values, as in training: the number of a key alone may stand for something else here. Make the column with the transform that the model was trained with");
        return Between(values, known);
    }

    /// <summary>The other column's id; −1 where it has no such value.</summary>
    public int this[int id] => _ids[id];

    /// <summary>What an id stands for.</summary>
    public string Value(int id) => _values[id];
}
