using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Reads one row's tokens as ids from 0, which are the keys' raw values less 1. A row without tokens is an empty sequence.</summary>
/// <param name="source">The rows.</param>
/// <param name="column">Their tokens.</param>
/// <param name="layout">How the column is read.</param>
/// <param name="translation">To the ids that a model knows; null where they are the column's.</param>
internal sealed class TokenReader(DataViewRow source, DataViewSchema.Column column, SequenceLayout layout, KeyTranslation? translation = null)
{
    private readonly ValueGetter<VBuffer<uint>> _read = source.GetGetter<VBuffer<uint>>(column);
    private VBuffer<uint> _buffer;
    private uint[] _keys = [];

    /// <summary>Reads the row on which the source stands.</summary>
    /// <returns>Token ids, good until the next row is read.</returns>
    /// <exception cref="InvalidDataException">A key is missing or beyond its type, or the row's length is another than its type's.</exception>
    public ReadOnlySpan<uint> Read()
    {
        _read(ref _buffer);
        int length = _buffer.Length;
        if (layout.Steps > 0 && length != layout.Steps)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"Column '{column.Name}' has {length} tokens in row {source.Position}; its type {layout} needs {layout.Steps}. Give every row as many, or a vector of unknown size."));
        }

        if (_keys.Length < length)
            _keys = new uint[Math.Max(length, 2 * _keys.Length)];
        Span<uint> keys = _keys.AsSpan(0, length);
        _buffer.CopyTo(keys);
        for (int t = 0; t < length; t++)
        {
            if (keys[t] == 0 || keys[t] > layout.Vocabulary)
                throw Bad(keys[t], t);
            keys[t]--;
            if (translation is not null)
                keys[t] = Translate((int)keys[t], t);
        }

        return keys;
    }

    private uint Translate(int id, int step) => translation![id] is >= 0 and var known ? (uint)known : throw new InvalidDataException(FormattableString.Invariant(
        $"Column '{column.Name}' holds the token '{translation.Value(id)}' in row {source.Position}, step {step}, which was not among the keys in training. Make the column with the transform that the model was trained with."));

    private InvalidDataException Bad(uint key, int step) => new(key == 0
        ? FormattableString.Invariant(
            $"Column '{column.Name}' holds a missing key in row {source.Position}, step {step}; every token needs a key. MapValueToKey has none for words that it has not seen: use mlContext.Recurrent().Tokenize(...), whose unknown token is a token like any other, or leave missing keys out.")
        : FormattableString.Invariant(
            $"Column '{column.Name}' holds the key {key} in row {source.Position}, step {step}; its type has keys 1 to {layout.Vocabulary}. Make the column with the transform that the model was trained with."));
}
