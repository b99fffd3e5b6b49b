using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>What a label column asks for: one number, or a vector of K.</summary>
internal readonly record struct LabelLayout(int Size, bool IsVector)
{
    public static LabelLayout Of(DataViewSchema.Column column) => column.Type switch
    {
        NumberDataViewType number when number == NumberDataViewType.Single => new(1, IsVector: false),
        VectorDataViewType { IsKnownSize: true } vector when vector.ItemType == NumberDataViewType.Single => new(vector.Size, IsVector: true),
        _ => throw Columns.WrongType(column, "label", "Single (regression) or Vector<Single, K> of known size (several outputs)"),
    };
}
