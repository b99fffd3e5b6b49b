using System.Buffers;

namespace Microsoft.ML.Tokenizers;

/// <summary>Divides texts into tokens of a vocabulary.</summary>
public abstract class Tokenizer
{
    /// <summary>Nothing to set.</summary>
    protected Tokenizer()
    {
    }

    /// <summary>Divides the text first; null where nothing does.</summary>
    public virtual PreTokenizer PreTokenizer => null;

    /// <summary>Changes the text first; null where nothing does.</summary>
    public virtual Normalizer Normalizer => null;

    /// <summary>The ids of the text's tokens.</summary>
    public IReadOnlyList<int> EncodeToIds(string text, bool considerPreTokenization = true, bool considerNormalization = true)
        => EncodeToIds(text, default, Settings(considerPreTokenization, considerNormalization)).Tokens;

    /// <summary>The ids of the text's tokens.</summary>
    public IReadOnlyList<int> EncodeToIds(ReadOnlySpan<char> text, bool considerPreTokenization = true, bool considerNormalization = true)
        => EncodeToIds(null, text, Settings(considerPreTokenization, considerNormalization)).Tokens;

    /// <summary>The text's tokens.</summary>
    public IReadOnlyList<EncodedToken> EncodeToTokens(string text, out string normalizedText, bool considerPreTokenization = true,
        bool considerNormalization = true)
    {
        EncodeResults<EncodedToken> results = EncodeToTokens(text, default, Settings(considerPreTokenization, considerNormalization));
        normalizedText = results.NormalizedText;
        return results.Tokens;
    }

    /// <summary>The text's tokens.</summary>
    public IReadOnlyList<EncodedToken> EncodeToTokens(ReadOnlySpan<char> text, out string normalizedText, bool considerPreTokenization = true,
        bool considerNormalization = true)
    {
        EncodeResults<EncodedToken> results = EncodeToTokens(null, text, Settings(considerPreTokenization, considerNormalization));
        normalizedText = results.NormalizedText;
        return results.Tokens;
    }

    /// <summary>How many tokens the text has.</summary>
    public int CountTokens(string text, bool considerPreTokenization = true, bool considerNormalization = true)
        => CountTokens(text, default, Settings(considerPreTokenization, considerNormalization));

    /// <summary>The text of tokens.</summary>
    public virtual string Decode(IEnumerable<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        int[] all = ids.ToArray();
        char[] buffer = new char[64];
        OperationStatus status;
        int written;
        while ((status = Decode(all, buffer, out _, out written)) == OperationStatus.DestinationTooSmall)
            buffer = new char[2 * buffer.Length];
        return status == OperationStatus.Done ? new string(buffer, 0, written) : null;
    }

    /// <summary>The text of tokens, as far as it fits.</summary>
    public abstract OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten);

    /// <summary>The ids, by way of the tokens. The text is the string, or where that is null the span.</summary>
    protected virtual EncodeResults<int> EncodeToIds(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
    {
        EncodeResults<EncodedToken> results = EncodeToTokens(text, textSpan, settings);
        return new EncodeResults<int>
        {
            Tokens = results.Tokens.Select(token => token.Id).ToArray(),
            NormalizedText = results.NormalizedText,
            CharsConsumed = results.CharsConsumed,
        };
    }

    /// <summary>The tokens. The text is the string, or where that is null the span.</summary>
    protected abstract EncodeResults<EncodedToken> EncodeToTokens(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings);

    /// <summary>The number of tokens, by way of them.</summary>
    protected virtual int CountTokens(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
        => EncodeToTokens(text, textSpan, settings).Tokens.Count;

    private static EncodeSettings Settings(bool considerPreTokenization, bool considerNormalization)
        => new() { ConsiderPreTokenization = considerPreTokenization, ConsiderNormalization = considerNormalization };
}
