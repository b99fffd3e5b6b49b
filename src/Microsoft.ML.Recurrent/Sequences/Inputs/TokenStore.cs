using System.Runtime.InteropServices;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences.Inputs;

/// <summary>Sequences of tokens.</summary>
internal sealed class TokenStore(SequenceLayout layout) : SequenceStore(layout)
{
    private readonly List<uint[]> _sequences = [];

    public override int Count => _sequences.Count;

    public override Action<RowFingerprint> CreateReader(DataViewRow source, DataViewSchema.Column column)
    {
        TokenValues = KeyValues.Of(column, "feature");
        var reader = new TokenReader(source, column, Layout);
        return fingerprint =>
        {
            uint[] tokens = reader.Read().ToArray();
            fingerprint.Add([tokens.Length]);
            fingerprint.Add(MemoryMarshal.Cast<uint, float>(tokens));
            _sequences.Add(tokens);
        };
    }

    // Rows of another view may have keys of their own.
    public override void UseFit(SequenceStore training)
    {
        base.UseFit(training);
        if (TokenValues is null || training.TokenValues is null || KeyTranslation.Between(TokenValues, training.TokenValues) is not { } translation)
            return;
        foreach (uint[] sequence in _sequences)
        {
            for (int t = 0; t < sequence.Length; t++)
            {
                int id = (int)sequence[t];
                sequence[t] = translation[id] is >= 0 and var known ? (uint)known : throw new InvalidDataException($"The validation rows hold the token '{translation.Value(id)}', which is not among the keys of the training rows. Make both columns with one transform.");
            }
        }

        (TokenValues, Layout) = (training.TokenValues, training.Layout with { Steps = Layout.Steps });
    }

    public override int LengthOf(int example) => _sequences[example].Length;

    public override void CopyInput(int example, int time, Span<float> destination) => throw new NotSupportedException("These sequences hold tokens, not numbers.");

    public override int TokenAt(int example, int time) => (int)_sequences[example][time];

    public override void Fit(Scaling scaling, string columnName, IReadOnlyList<int> rows)
    {
        // Tokens have no scale.
    }
}
