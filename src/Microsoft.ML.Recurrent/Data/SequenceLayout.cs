using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>How a vector column is read as a sequence: T steps of D numbers, row-major. T is 0 where rows differ in length.</summary>
internal readonly record struct SequenceLayout(int Steps, int Width)
{
    private const string Needed = "Vector<Single, T, D>, Vector<Single, *, D>, or a plain Vector<Single> (D = 1)";

    /// <summary>Reads the layout from a column's type.</summary>
    /// <exception cref="ArgumentException">The type is no sequence of Single.</exception>
    public static SequenceLayout Of(DataViewSchema.Column column, string role)
    {
        if (column.Type is not VectorDataViewType { ItemType: NumberDataViewType item } vector || item != NumberDataViewType.Single)
            throw Columns.WrongType(column, role, Needed + ". Add mlContext.Recurrent().Window(...) before it");
        return vector.Dimensions.Length switch
        {
            1 => new(vector.Dimensions[0], 1),
            2 when vector.Dimensions[1] > 0 => new(vector.Dimensions[0], vector.Dimensions[1]),
            _ => throw Columns.WrongType(column, role, Needed),
        };
    }

    public override string ToString() => $"Vector<Single, {(Steps == 0 ? "*" : Steps)}, {Width}>";
}
