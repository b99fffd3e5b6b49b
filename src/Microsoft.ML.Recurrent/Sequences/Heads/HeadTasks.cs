using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Interop;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>Which head a label's type asks for.</summary>
internal static class HeadTasks
{
    /// <exception cref="ArgumentException">No head reads a label of that type.</exception>
    public static SequenceHead Of(DataViewSchema.Column label)
        => (SequenceHead?)BinaryHead.For(label) ?? (SequenceHead?)MulticlassHead.For(label) ?? RegressionHead.For(label) ?? throw Data.Columns.WrongType(label, "label", SequenceHead.NeededLabel, ConversionAdvice.ToLabel(label.Name, ConversionAdvice.ItemOf(label), label.Type is VectorDataViewType));

    /// <summary>The columns that scoring will add, as far as a shape tells.</summary>
    /// <exception cref="ArgumentException">No head reads a label of that type.</exception>
    public static SchemaShape.Column[] Shape(SchemaShape.Column label, HeadOptions options)
        => BinaryHead.Shape(label, options) ?? MulticlassHead.Shape(label, options) ?? RegressionHead.Shape(label, options)
            ?? throw Data.Columns.WrongType(label.Name, SchemaShapes.Describe(label), "label", SequenceHead.NeededLabel, ConversionAdvice.ToLabel(label.Name, SchemaShapes.ItemOf(label), label.Kind != SchemaShape.Column.VectorKind.Scalar));

    /// <summary>A head of classes for a label.</summary>
    /// <exception cref="ArgumentException">The label is neither Boolean nor a key.</exception>
    public static SequenceHead ClassesOf(DataViewSchema.Column label)
        => (SequenceHead?)BinaryHead.For(label) ?? MulticlassHead.For(label) ?? throw Data.Columns.WrongType(label, "label", SequenceHead.NeededClasses);

    /// <summary>The columns that scoring classes will add, as far as a shape tells.</summary>
    /// <exception cref="ArgumentException">The label is neither Boolean nor a key.</exception>
    public static SchemaShape.Column[] ClassesShape(SchemaShape.Column label, HeadOptions options)
        => BinaryHead.Shape(label, options) ?? MulticlassHead.Shape(label, options)
            ?? throw Data.Columns.WrongType(label.Name, SchemaShapes.Describe(label), "label", SequenceHead.NeededClasses);
}
