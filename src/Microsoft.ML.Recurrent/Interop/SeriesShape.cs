using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;

namespace Microsoft.ML.Recurrent.Interop;

/// <summary>Checks the columns of a series before anything is fitted, when kinds and item types are known and sizes are not.</summary>
internal static class SeriesShape
{
    /// <returns>The column of values.</returns>
    /// <exception cref="ArgumentException">A column is missing, or of a type that its role cannot take.</exception>
    public static SchemaShape.Column Check(SchemaShape schema, string valuesName, string? groupName, string? timeName)
    {
        ArgumentNullException.ThrowIfNull(schema);
        SchemaShape.Column values = SchemaShapes.Find(schema, valuesName, "input");
        if (values.IsKey || values.Kind == SchemaShape.Column.VectorKind.VariableVector || !values.ItemType.Equals(NumberDataViewType.Single))
            throw Columns.WrongType(values.Name, SchemaShapes.Describe(values), "input", ChannelReader.Needed, ConversionAdvice.ToSingle(values.Name, SchemaShapes.ItemOf(values)));
        if (groupName is not null)
            CheckGroup(SchemaShapes.Find(schema, groupName, "group"));
        if (timeName is not null)
            CheckTime(SchemaShapes.Find(schema, timeName, "time"));
        return values;
    }

    private static void CheckGroup(SchemaShape.Column group)
    {
        bool isKey = group.IsKey && group.ItemType.Equals(NumberDataViewType.UInt32);
        bool isText = !group.IsKey && group.ItemType is TextDataViewType;
        if (group.Kind != SchemaShape.Column.VectorKind.Scalar || !(isKey || isText))
            throw Columns.WrongType(group.Name, SchemaShapes.Describe(group), "group", GroupReader.Needed, ConversionAdvice.ToGroup(group.Name, SchemaShapes.ItemOf(group)));
    }

    private static void CheckTime(SchemaShape.Column time)
    {
        if (time.Kind != SchemaShape.Column.VectorKind.Scalar || time.IsKey || !TimeReader.IsTime(time.ItemType))
            throw Columns.WrongType(time.Name, SchemaShapes.Describe(time), "time", TimeReader.Needed, ConversionAdvice.ToTime(time.Name, SchemaShapes.ItemOf(time)));
    }
}
