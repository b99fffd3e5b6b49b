using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Sequences.Heads;
using Microsoft.ML.Recurrent.Sequences.Inputs;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Labelled sequences in memory, read in one pass: a source may give other rows on the next one.</summary>
internal sealed class SequenceExamples : IExamples
{
    private readonly List<float[]> _labels = [];
    private readonly SequenceStore _sequences;

    private SequenceExamples(SequenceStore sequences, SequenceHead head)
    {
        (_sequences, Head) = (sequences, head);
    }

    public SequenceHead Head { get; private set; }

    public SequenceLayout Layout => _sequences.Layout;

    public Scaler FeatureScaler => _sequences.Scaler;

    /// <summary>Rows without a label.</summary>
    public long SkippedRows { get; private set; }

    public int Count => _labels.Count;

    public int InputSize => Layout.Width;

    public int TargetSize => Head.TargetSize;

    public bool HasTokens => Layout.IsTokens;

    /// <summary>Fingerprint of all rows read.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Reads every labelled row.</summary>
    /// <exception cref="InvalidDataException">There is no labelled row.</exception>
    public static SequenceExamples Read(IDataView data, string featureColumnName, string labelColumnName, CancellationToken cancellation)
    {
        DataViewSchema.Column feature = Columns.Find(data.Schema, featureColumnName, "feature");
        DataViewSchema.Column label = Columns.Find(data.Schema, labelColumnName, "label");
        SequenceLayout layout = SequenceLayout.Of(feature, "feature");
        var examples = new SequenceExamples(SequenceStore.Of(layout), HeadTasks.Of(label));
        examples.ReadRows(data, feature, label, cancellation);
        return examples;
    }

    /// <summary>Learns from the first <paramref name="rows"/> rows: the features' scaling, and what the head wants to know of the labels.</summary>
    public FittedHead Fit(string featureColumnName, HeadOptions options, int rows)
    {
        _sequences.FitScaling(options.Scaling, featureColumnName, rows);
        FittedHead fitted = Head.Fit(_labels, rows, options);
        Head = fitted.Head;
        return fitted;
    }

    /// <summary>Takes what was learnt from others.</summary>
    /// <exception cref="ArgumentException">The sequences or labels are of another size.</exception>
    public void UseFit(SequenceExamples training)
    {
        bool fits = InputSize == training.InputSize && Layout.Vocabulary == training.Layout.Vocabulary && Head.Fits(training.Head);
        if (!fits)
            throw new ArgumentException($"The validation rows have features {Layout} with {TargetSize} numbers per label for {Head.Outputs} outputs; the training rows have {training.Layout} with {training.TargetSize} for {training.Head.Outputs}. Give columns of the same types.", nameof(training));
        _sequences.UseScaling(training._sequences);
        Head = training.Head;
    }

    public int LengthOf(int example) => _sequences.LengthOf(example);

    public void CopyInput(int example, int time, Span<float> destination) => _sequences.CopyInput(example, time, destination);

    public int TokenAt(int example, int time) => _sequences.TokenAt(example, time);

    public void CopyTarget(int example, Span<float> destination) => Head.CopyTarget(_labels[example], destination);

    private void ReadRows(IDataView data, DataViewSchema.Column feature, DataViewSchema.Column label, CancellationToken cancellation)
    {
        float[] labelBuffer = new float[TargetSize];
        using var fingerprint = new RowFingerprint();
        using DataViewRowCursor cursor = data.GetRowCursor([feature, label]);
        Action<RowFingerprint> readFeature = _sequences.CreateReader(cursor, feature);
        ILabelReader readLabel = Head.CreateReader(cursor, label);
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!readLabel.TryRead(labelBuffer))
            {
                SkippedRows++;
                continue;
            }

            readFeature(fingerprint);
            fingerprint.Add(labelBuffer);
            _labels.Add(labelBuffer.AsSpan().ToArray());
        }

        if (Count == 0)
        {
            throw new InvalidDataException(SkippedRows == 0
                ? $"The data has no rows. Label column '{label.Name}' and feature column '{feature.Name}' need at least one."
                : FormattableString.Invariant($"None of the {SkippedRows} rows has a label: column '{label.Name}' is missing (NaN, or key 0) throughout. Give labelled rows."));
        }

        Fingerprint = fingerprint.ToString();
    }
}
