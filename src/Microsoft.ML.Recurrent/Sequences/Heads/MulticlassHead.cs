using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Interop;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>One of K classes, the values of a key: scores are the softmax of the network's K outputs, and sum to 1.</summary>
internal sealed class MulticlassHead(int classes, KeyValues? names) : SequenceHead
{
    // ML.NET's names for the kinds of annotation.
    private const string SlotNames = "SlotNames";
    private const string TrainingLabelValues = "TrainingLabelValues";

    public override int Outputs => classes;

    private KeyValues? Names => names;

    public override int TargetSize => 1;

    public override bool IsOfClasses => true;

    /// <exception cref="ArgumentException">The key has a single value, more than an array holds, or is no UInt32.</exception>
    public static MulticlassHead? For(DataViewSchema.Column label)
    {
        if (label.Type is not KeyDataViewType key)
            return null;
        if (key.RawType != typeof(uint) || key.Count < 2 || key.Count > (ulong)Array.MaxLength)
            throw Data.Columns.WrongType(label, "label", NeededLabel);
        KeyValues? names = KeyValues.Of(label, "label");
        return new MulticlassHead((int)key.Count, names is not null && names.Count == (int)key.Count ? names : null);
    }

    public static SchemaShape.Column[]? Shape(SchemaShape.Column label, HeadOptions options)
        => label.Kind != SchemaShape.Column.VectorKind.Scalar || !label.IsKey || label.ItemType != NumberDataViewType.UInt32
            ? null
            :
            [
                SchemaShapes.Key(options.PredictedLabelColumnName, label.Kind, SchemaShapes.PredictedKeyAnnotations(label)),
                SchemaShapes.Column(options.ScoreColumnName, NumberDataViewType.Single, SchemaShape.Column.VectorKind.Vector, SchemaShapes.MulticlassScoreAnnotations(label)),
            ];

    public override ILabelReader CreateReader(DataViewRow source, DataViewSchema.Column label) => new Reader(source, label, classes);

    public override FittedHead Fit(IReadOnlyList<float[]> labels, HeadOptions options)
    {
        int rows = labels.Count;
        if (classes > rows)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"Label column '{options.LabelColumnName}' has {classes} classes and {rows} training rows; there must be at least as many rows as classes. Give more rows, or map fewer values to keys: was it a text or a number that differs in every row?"));
        }

        int[] counts = new int[classes];
        foreach (float[] label in labels)
            counts[(int)label[0]]++;
        int present = counts.Count(count => count > 0);
        if (present < 2)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"Label column '{options.LabelColumnName}' is {Name((int)labels[0][0])} in all {rows} training rows; a classifier needs rows of two classes or more. Give rows of other classes."));
        }

        string? remark = present == classes ? null : FormattableString.Invariant($"{classes - present} of {classes} classes have no training row; they are learnt to be unlikely.");
        return new FittedHead(this, new MulticlassLoss(options.ClassWeights.For(options.LabelColumnName, counts), options.LabelSmoothing), remark);
    }

    public override bool Fits(SequenceHead other) => other is MulticlassHead head && names is null == head.Names is null && (names is not null || base.Fits(other));

    /// <inheritdoc/>
    public override void Translate(IReadOnlyList<float[]> labels, SequenceHead training)
    {
        if (names is null || training is not MulticlassHead { Names: { } known } || KeyTranslation.Between(names, known) is not { } translation)
            return;
        foreach (float[] label in labels)
        {
            int id = (int)label[0];
            label[0] = translation[id] is >= 0 and var translated ? translated : throw new InvalidDataException($"The validation rows have the label '{translation.Value(id)}', which is not among the keys of the training rows' label column. Make both columns with one transform.");
        }
    }

    public override void CopyTarget(ReadOnlySpan<float> label, Span<float> target) => label.CopyTo(target);

    public override DataViewSchema.DetachedColumn[] Columns(HeadOptions options, DataViewSchema input)
    {
        var annotations = new ScoreAnnotations(input, "MulticlassClassification");
        return
        [
            annotations.Column(options.PredictedLabelColumnName, new KeyDataViewType(typeof(uint), classes), "PredictedLabel",
                builder => names?.AddTo(builder, KeyValues.Kind)),
            annotations.Column(options.ScoreColumnName, new VectorDataViewType(NumberDataViewType.Single, classes), "Score", builder =>
            {
                names?.AddTo(builder, TrainingLabelValues);
                if (names is { AreTexts: true })
                    names.AddTo(builder, SlotNames);
            }),
        ];
    }

    public override IHeadScorer CreateScorer(int capacity) => new Scorer(classes, capacity);

    public override void CopyDirection(ReadOnlySpan<float> outputs, Span<float> factors)
    {
        factors.Clear();
        factors[Largest(outputs)] = 1f;
    }

    public override HeadDocument ToDocument() => new MulticlassDocument { Classes = classes, LabelValues = names?.ToDocument() };

    private static int Largest(ReadOnlySpan<float> outputs)
    {
        int best = 0;
        for (int k = 1; k < outputs.Length; k++)
        {
            if (outputs[k] > outputs[best])
                best = k;
        }

        return best;
    }

    private string Name(int id) => names is null ? FormattableString.Invariant($"key {id + 1}") : $"'{names.Texts()[id]}'";

    private sealed class Reader(DataViewRow source, DataViewSchema.Column label, int classes) : ILabelReader
    {
        private readonly ValueGetter<uint> _read = source.GetGetter<uint>(label);

        public bool TryRead(Span<float> target)
        {
            uint key = 0;
            _read(ref key);
            if (key > classes)
                throw new InvalidDataException(FormattableString.Invariant($"Label column '{label.Name}' holds the key {key} in row {source.Position}; its type has keys 1 to {classes}. Give keys of its type, or 0 for a missing label."));
            target[0] = key - 1f; // a class index below 2²⁴ is exact; an array of more outputs per row would not fit
            return key > 0;
        }
    }

    private sealed class Scorer(int classes, int capacity) : IHeadScorer
    {
        private readonly uint[] _labels = new uint[capacity];
        private readonly float[] _scores = new float[capacity * classes];

        public ReadOnlySpan<float> Take(int slot, ReadOnlySpan<float> outputs)
        {
            Span<float> scores = _scores.AsSpan(slot * classes, classes);
            int best = Largest(outputs);
            double sum = 0;
            for (int k = 0; k < classes; k++)
                sum += scores[k] = MathF.Exp(outputs[k] - outputs[best]);
            for (int k = 0; k < classes; k++)
                scores[k] = (float)(scores[k] / sum);
            _labels[slot] = (uint)best + 1;
            return outputs;
        }

        public void TakeNothing(int slot)
        {
            _scores.AsSpan(slot * classes, classes).Fill(float.NaN);
            _labels[slot] = 0; // the missing key
        }

        public Delegate GetGetter(int addedColumn, SlotPointer current)
            => addedColumn == 0 ? SlotGetters.Scalar(_labels, current) : SlotGetters.Vector(_scores, classes, current);
    }
}
