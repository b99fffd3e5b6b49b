using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Scores batches of rows for one cursor or row object.</summary>
internal sealed class SequenceScorer(RecurrentModel model, SequenceReader reader, int capacity) : IRowScorer
{
    private readonly NetworkScorer _scorer = new(model.Network, capacity);
    private readonly int _outputs = model.Label.Size;
    private readonly float[] _scores = new float[capacity * model.Label.Size];
    private float[] _sequence = [];

    public void Load(int slot)
    {
        int steps = reader.Read(ref _sequence);
        int width = model.Layout.Width;
        Span<float> scaled = _scorer.Slot(slot, steps);
        for (int i = 0; i < scaled.Length; i += width)
            model.FeatureScaler.Apply(_sequence.AsSpan(i, width), scaled.Slice(i, width));
    }

    public void Score(int count)
    {
        _scorer.Score(count);
        for (int slot = 0; slot < count; slot++)
        {
            ReadOnlySpan<float> result = _scorer.Result(slot);
            for (int k = 0; k < _outputs; k++)
                _scores[slot * _outputs + k] = model.LabelScaler.Invert(result[k], k);
        }
    }

    public Delegate GetGetter(int addedColumn, SlotPointer current)
    {
        if (!model.Label.IsVector)
            return (ValueGetter<float>)((ref float value) => value = _scores[current.Read()]);
        return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            int slot = current.Read();
            VBufferEditor<float> editor = VBufferEditor.Create(ref value, _outputs);
            _scores.AsSpan(slot * _outputs, _outputs).CopyTo(editor.Values);
            value = editor.Commit();
        });
    }

    public void Dispose() { }
}
