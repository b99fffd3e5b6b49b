using System.Text;
using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Tokens by id, and ids by token. Id 0 is the unknown token.</summary>
internal sealed class Vocabulary
{
    public const string UnknownToken = "[UNK]";

    public const int UnknownId = 0;

    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    /// <param name="tokens">By id; without an unpaired surrogate, which no file can hold.</param>
    /// <exception cref="ArgumentException">A token is there twice.</exception>
    public Vocabulary(IReadOnlyList<string> tokens)
    {
        Tokens = tokens;
        _ids = new Dictionary<string, int>(tokens.Count, StringComparer.Ordinal);
        for (int id = 0; id < tokens.Count; id++)
        {
            if (!_ids.TryAdd(tokens[id], id))
                throw new ArgumentException($"Token '{tokens[id]}' has the ids {_ids[tokens[id]]} and {id}; each token has one.", nameof(tokens));
        }

        _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<string> Tokens { get; }

    public int Count => Tokens.Count;

    /// <summary>The id, or the unknown token's.</summary>
    public int IdOf(ReadOnlySpan<char> token) => _bySpan.TryGetValue(token, out int id) ? id : UnknownId;

    /// <summary>The id, or −1.</summary>
    public int Find(ReadOnlySpan<char> token) => _bySpan.TryGetValue(token, out int id) ? id : -1;

    /// <summary>The text with every unpaired surrogate as U+FFFD: what UTF-8 can hold.</summary>
    public static string Clean(ReadOnlySpan<char> text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) // gives U+FFFD for an unpaired one
            clean.Append(rune.ToString());
        return clean.ToString();
    }

    /// <summary>The type of a token column.</summary>
    public VectorDataViewType ColumnType => new(new KeyDataViewType(typeof(uint), Count));

    /// <summary>Adds the tokens to a column's annotations.</summary>
    public void AddTo(DataViewSchema.Annotations.Builder annotations)
    {
        var texts = new Lazy<ReadOnlyMemory<char>[]>(() => Tokens.Select(token => token.AsMemory()).ToArray());
        annotations.Add(Data.KeyValues.Kind, new VectorDataViewType(TextDataViewType.Instance, Count), (ref VBuffer<ReadOnlyMemory<char>> values) =>
        {
            VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref values, Count);
            texts.Value.CopyTo(editor.Values);
            values = editor.Commit();
        });
    }
}
