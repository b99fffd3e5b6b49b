using System.Runtime.InteropServices;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences.Inputs;

/// <summary>Sequences of tokens.</summary>
internal sealed class TokenStore(SequenceLayout layout) : SequenceStore(layout)
{
    private readonly List<uint[]> _sequences = [];

    public override int Count => _sequences.Count;

    public override Action<RowFingerprint> CreateReader(DataViewRow source, IReadOnlyList<DataViewSchema.Column> columns)
    {
        var reader = new TokenReader(source, columns[0], Layout);
        return fingerprint =>
        {
            uint[] tokens = reader.Read().ToArray();
            fingerprint.Add([tokens.Length]);
            fingerprint.Add(MemoryMarshal.Cast<uint, float>(tokens));
            _sequences.Add(tokens);
        };
    }

    public override int LengthOf(int example) => _sequences[example].Length;

    public override void CopyInput(int example, int time, Span<float> destination) => throw new NotSupportedException("These sequences hold tokens, not numbers.");

    public override int TokenAt(int example, int time) => (int)_sequences[example][time];

    public override void Fit(Scaling scaling, IReadOnlyList<string> columnNames, IReadOnlyList<int> rows)
    {
        // Tokens have no scale.
    }
}
