using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>What a network's outputs mean: how labels are read and learnt, and which columns a result becomes. One class per task.</summary>
internal abstract class SequenceHead
{
    /// <summary>Label types that a head is for, for errors.</summary>
    public const string NeededLabel
        = "Boolean (binary), Key<UInt32> of two or more values (multiclass; see MapValueToKey), Single (regression) or Vector<Single, K> of known size (several outputs)";

    /// <summary>Label types of classifiers, for errors.</summary>
    public const string NeededClasses
        = "Boolean, or Key<UInt32> of two or more values. Map numbers such as -1, 0 and 1, or texts, to keys with mlContext.Transforms.Conversion.MapValueToKey(...), or read two values as Boolean";

    /// <summary>K, numbers that the network gives.</summary>
    public abstract int Outputs { get; }

    /// <summary>Numbers per label in memory.</summary>
    public abstract int TargetSize { get; }

    /// <summary>A reader of labels.</summary>
    public abstract ILabelReader CreateReader(DataViewRow source, DataViewSchema.Column label);

    /// <summary>Learns what the training's labels tell.</summary>
    /// <param name="labels">Of the rows to learn, as read, <see cref="TargetSize"/> numbers each.</param>
    /// <param name="options">The trainer's.</param>
    /// <exception cref="InvalidDataException">There is nothing to learn from these labels.</exception>
    public abstract FittedHead Fit(IReadOnlyList<float[]> labels, HeadOptions options);

    /// <summary>A label as the loss takes it.</summary>
    public abstract void CopyTarget(ReadOnlySpan<float> label, Span<float> target);

    /// <summary>The columns that scoring adds, each with ML.NET's annotations.</summary>
    public abstract DataViewSchema.DetachedColumn[] Columns(HeadOptions options, DataViewSchema input);

    /// <summary>What makes the columns' values from the network's outputs, for so many rows at a time.</summary>
    public abstract IHeadScorer CreateScorer(int capacity);

    /// <summary>Which sum of the network's outputs an explanation is about, as one factor per output: of classes, the logit of the one that is predicted.</summary>
    public abstract void CopyDirection(ReadOnlySpan<float> outputs, Span<float> factors);

    /// <summary>The head as a file keeps it.</summary>
    public abstract HeadDocument ToDocument();

    /// <summary>Whether a validation set's label column is read by the same head.</summary>
    public virtual bool Fits(SequenceHead other) => GetType() == other.GetType() && TargetSize == other.TargetSize && Outputs == other.Outputs;

    /// <summary>Brings a validation set's labels, as this head read them, to what they are to the head of the training rows.</summary>
    /// <exception cref="InvalidDataException">A label is of a class that the training's column does not know.</exception>
    public virtual void Translate(IReadOnlyList<float[]> labels, SequenceHead training)
    {
        // Numbers mean the same everywhere.
    }
}
