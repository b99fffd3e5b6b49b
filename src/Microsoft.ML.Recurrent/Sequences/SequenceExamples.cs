using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Labelled sequences in memory, read in one pass: a source may give other rows on the next one.</summary>
internal sealed class SequenceExamples : IExamples
{
    private readonly List<float[]> _sequences = [];
    private readonly List<float[]> _labels = [];
    private readonly SequenceLayout _layout;
    private readonly LabelLayout _label;

    private SequenceExamples(SequenceLayout layout, LabelLayout label, Scaler features, Scaler labels)
    {
        (_layout, _label, FeatureScaler, LabelScaler) = (layout, label, features, labels);
    }

    public Scaler FeatureScaler { get; private set; }

    public Scaler LabelScaler { get; private set; }

    /// <summary>Rows without a label.</summary>
    public long SkippedRows { get; private set; }

    public int Count => _sequences.Count;

    public int InputSize => _layout.Width;

    public int TargetSize => _label.Size;

    /// <summary>Reads every labelled row.</summary>
    /// <exception cref="InvalidOperationException">There is no labelled row.</exception>
    public static SequenceExamples Read(IDataView data, SequenceOptions options, CancellationToken cancellation)
    {
        DataViewSchema.Column feature = Columns.Find(data.Schema, options.FeatureColumnName, "feature");
        DataViewSchema.Column label = Columns.Find(data.Schema, options.LabelColumnName, "label");
        SequenceLayout layout = SequenceLayout.Of(feature, "feature");
        LabelLayout labelLayout = LabelLayout.Of(label);
        var examples = new SequenceExamples(layout, labelLayout, Scaler.Identity(layout.Width), Scaler.Identity(labelLayout.Size));
        examples.ReadRows(data, feature, label, options, cancellation);
        return examples;
    }

    public int LengthOf(int example) => _sequences[example].Length / _layout.Width;

    public void CopyInput(int example, int time, Span<float> destination)
        => FeatureScaler.Apply(_sequences[example].AsSpan(time * _layout.Width, _layout.Width), destination);

    public void CopyTarget(int example, Span<float> destination) => LabelScaler.Apply(_labels[example], destination);

    private void ReadRows(IDataView data, DataViewSchema.Column feature, DataViewSchema.Column label, SequenceOptions options, CancellationToken cancellation)
    {
        var features = new ScalerFit(options.Scaling, feature.Name, _layout.Width);
        var labels = new ScalerFit(options.Scaling, label.Name, _label.Size);
        float[] buffer = [];
        float[] labelBuffer = new float[_label.Size];
        using DataViewRowCursor cursor = data.GetRowCursor([feature, label]);
        var readFeature = new SequenceReader(cursor, feature, _layout);
        var readLabel = new LabelReader(cursor, label, _label);
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!readLabel.TryRead(labelBuffer))
            {
                SkippedRows++;
                continue;
            }

            int steps = readFeature.Read(ref buffer);
            float[] sequence = buffer.AsSpan(0, steps * _layout.Width).ToArray();
            for (int t = 0; t < steps; t++)
                features.Add(sequence.AsSpan(t * _layout.Width, _layout.Width));
            labels.Add(labelBuffer);
            _sequences.Add(sequence);
            _labels.Add(labelBuffer.AsSpan().ToArray());
        }

        if (Count == 0)
        {
            throw new InvalidOperationException(SkippedRows == 0
                ? $"The training data has no rows. Label column '{label.Name}' and feature column '{feature.Name}' need at least one."
                : FormattableString.Invariant($"None of the {SkippedRows} training rows has a label: column '{label.Name}' is NaN throughout. Give labelled rows."));
        }

        FeatureScaler = features.Fit();
        LabelScaler = labels.Fit();
    }
}
