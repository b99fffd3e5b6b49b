using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Sequences.Inputs;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sentiment;

/// <summary>Texts in memory until their vocabulary is learnt, from then on their tokens.</summary>
internal sealed class TextStore(TokenizeOptions options, ITokenizerSource? tokenizer) : SequenceStore(new SequenceLayout(Steps: 0, Width: 1))
{
    private readonly List<List<ReadOnlyMemory<char>>> _texts = []; // of a text column one each, of a column of words those
    private readonly List<int[]> _tokens = [];
    private bool _areWords;

    /// <summary>Null until it is learnt.</summary>
    public TextEncoder? Encoder { get; private set; }

    /// <summary>What a log should warn of; null for nothing.</summary>
    public string? Remark { get; private set; }

    public override int Count => Math.Max(_texts.Count, _tokens.Count);

    public override Action<RowFingerprint> CreateReader(DataViewRow source, IReadOnlyList<DataViewSchema.Column> columns)
    {
        var rows = new TextRows(source, columns[0]);
        _areWords = rows.AreTokens;
        List<ReadOnlyMemory<char>> read = [];
        return fingerprint =>
        {
            read.Clear();
            if (_areWords)
                rows.ReadTokens(read);
            else
                read.Add(rows.ReadText());

            // Copies: what a source gives may be a part of something large.
            List<ReadOnlyMemory<char>> kept = read.ConvertAll(text => text.ToString().AsMemory());
            fingerprint.Add([kept.Count]);
            foreach (ReadOnlyMemory<char> text in kept)
            {
                fingerprint.Add([text.Length]);
                fingerprint.Add(text.ToString());
            }

            _texts.Add(kept);
        };
    }

    /// <summary>Learns the vocabulary from some of the rows; with a tokenizer of the user's nothing.</summary>
    /// <exception cref="InvalidDataException">They hold no token, or none often enough.</exception>
    public override void Fit(Scaling scaling, IReadOnlyList<string> columnNames, IReadOnlyList<int> rows)
    {
        if (tokenizer is not null)
        {
            Encode(TextEncoder.Of(options, tokenizer));
            return;
        }

        var learning = new VocabularyLearning(options);
        foreach (int row in rows)
        {
            if (_areWords)
                learning.Add(_texts[row]);
            else
                learning.Add(_texts[row][0].Span);
        }

        Vocabulary vocabulary = learning.Learn(columnNames[0]);
        Remark = learning.Remark;
        Encode(TextEncoder.Of(options, vocabulary));
    }

    public override bool Fits(SequenceStore other) => other is TextStore;

    public override void UseFit(SequenceStore training) => Encode(((TextStore)training).Encoder!);

    public override int LengthOf(int example) => _tokens[example].Length;

    public override void CopyInput(int example, int time, Span<float> destination) => throw new NotSupportedException("These sequences hold tokens, not numbers.");

    public override int TokenAt(int example, int time) => _tokens[example][time];

    private void Encode(TextEncoder encoder)
    {
        List<int> ids = [];
        foreach (List<ReadOnlyMemory<char>> text in _texts)
        {
            if (_areWords)
                encoder.Encode(text, ids);
            else
                encoder.Encode(text[0].Span, ids);
            _tokens.Add([.. ids]);
        }

        _texts.Clear();
        Encoder = encoder;
        Layout = new SequenceLayout(Steps: 0, Width: 1, encoder.Vocabulary.Count);
    }
}
