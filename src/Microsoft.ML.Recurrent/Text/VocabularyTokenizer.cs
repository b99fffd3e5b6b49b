using System.Buffers;
using Microsoft.ML.Tokenizers;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>A tokenizer with a vocabulary of its own. Offsets are those of the text as given; what is not in the vocabulary has id 0.
/// Safe for several threads.</summary>
/// <remarks>An unpaired surrogate is read as U+FFFD, as UTF-8 writes it.</remarks>
internal abstract class VocabularyTokenizer : Tokenizer
{
    private protected VocabularyTokenizer(Vocabulary vocabulary, TextNormalizer normalizer)
    {
        (Words, Normal) = (vocabulary, normalizer);
    }

    /// <summary>What is done to a text before. Not <see cref="Tokenizer.Normalizer"/>, whose offsets are those of the text that it made.</summary>
    internal TextNormalizer Normal { get; }

    /// <summary>The tokens by id; id 0 is the unknown token.</summary>
    public Vocabulary Words { get; }

    /// <summary>The text of tokens; the unknown token as its name.</summary>
    /// <param name="ids">Each from 0 to below the size of the vocabulary.</param>
    /// <returns>Words with a blank between them, characters and byte pairs without.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An id is not in the vocabulary.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="ids"/> is null.</exception>
    public override string Decode(IEnumerable<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Join(ids.Select(TextOf));
    }

    /// <inheritdoc/>
    public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten)
    {
        ArgumentNullException.ThrowIfNull(ids);
        (idsConsumed, charsWritten) = (0, 0);
        var taken = new List<int>();
        foreach (int id in ids)
        {
            taken.Add(id);
            string text = Decode(taken);
            if (text.Length > destination.Length)
                return OperationStatus.DestinationTooSmall;
            text.CopyTo(destination);
            (idsConsumed, charsWritten) = (taken.Count, text.Length);
        }

        return OperationStatus.Done;
    }

    /// <inheritdoc/>
    protected override EncodeResults<EncodedToken> EncodeToTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
    {
        ReadOnlySpan<char> all = text is null ? textSpan : text;
        var tokens = new List<EncodedToken>();
        var pieces = new TextPieces(all, this);
        int consumed = 0;
        while (tokens.Count < settings.MaxTokenCount && pieces.MoveNext())
        {
            tokens.Add(new EncodedToken(pieces.Id, pieces.Text.ToString(), pieces.Start..pieces.End));
            consumed = pieces.End;
        }

        return new EncodeResults<EncodedToken> { Tokens = tokens, NormalizedText = null!, CharsConsumed = tokens.Count < settings.MaxTokenCount ? all.Length : consumed };
    }

    /// <inheritdoc/>
    protected override EncodeResults<int> EncodeToIds(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
    {
        ReadOnlySpan<char> all = text is null ? textSpan : text;
        var ids = new List<int>();
        var pieces = new TextPieces(all, this);
        int consumed = 0;
        while (ids.Count < settings.MaxTokenCount && pieces.MoveNext())
        {
            ids.Add(pieces.Id);
            consumed = pieces.End;
        }

        return new EncodeResults<int> { Tokens = ids, NormalizedText = null!, CharsConsumed = ids.Count < settings.MaxTokenCount ? all.Length : consumed };
    }

    /// <summary>The end of the run that begins at or behind a place in the text, and its beginning; −1 where there is none.</summary>
    internal abstract (int Start, int End) NextRun(ReadOnlySpan<char> text, int from);

    /// <summary>Divides a run, already in the form and case of the vocabulary, into tokens.</summary>
    internal abstract void Divide(ReadOnlySpan<char> run, List<RunToken> tokens);

    private protected abstract string Join(IEnumerable<string> tokens);

    private string TextOf(int id) => (uint)id < (uint)Words.Count
        ? Words.Tokens[id]
        : throw new ArgumentOutOfRangeException(nameof(id), id, FormattableString.Invariant($"Id {id} is not in the vocabulary; it has ids 0 to {Words.Count - 1}."));
}
