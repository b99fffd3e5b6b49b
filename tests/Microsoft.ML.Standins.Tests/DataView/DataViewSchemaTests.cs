using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.DataView;

public sealed class DataViewSchemaTests
{
    private static readonly NumberDataViewType Single = NumberDataViewType.Single;

    [Fact]
    public void Schema_NameAddedAgain_HidesTheEarlierColumn()
    {
        DataViewSchema schema = TwoColumnsOfOneName();

        Assert.Equal(3, schema.Count);
        Assert.Equal([true, false, false], schema.Select(column => column.IsHidden));
        Assert.Equal(2, schema["A"].Index);
        Assert.Equal(BooleanDataViewType.Instance, schema["A"].Type);
        Assert.Equal("A", schema[0].Name);
    }

    [Fact]
    public void Schema_ColumnsCopiedToANewOne_HideEachOtherAnew()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(TwoColumnsOfOneName().Where(column => column.IsHidden));

        DataViewSchema schema = builder.ToSchema();

        Assert.False(Assert.Single(schema).IsHidden);
        Assert.Equal(Single, schema["A"].Type);
    }

    [Fact]
    public void Schema_UnknownColumn_IsNullOrThrowsWithItsName()
    {
        DataViewSchema schema = TwoColumnsOfOneName();

        Assert.Null(schema.GetColumnOrNull("Z"));
        var error = Assert.Throws<ArgumentOutOfRangeException>("name", () => schema["Z"]);
        Assert.Contains("Column 'Z' not found", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("columnIndex", () => schema[3]);
        Assert.Throws<ArgumentNullException>("name", () => schema.GetColumnOrNull(null!));
    }

    [Fact]
    public void Builder_UsedOnAfterToSchema_LeavesTheFirstSchemaAsItWas()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", Single);
        DataViewSchema first = builder.ToSchema();
        builder.AddColumn("B", Single);

        Assert.Single(first);
        Assert.Equal(2, builder.ToSchema().Count);
    }

    [Fact]
    public void Builder_ColumnWithoutNameOrType_IsRefused()
    {
        var builder = new DataViewSchema.Builder();

        Assert.Throws<ArgumentNullException>("name", () => builder.AddColumn("", Single));
        Assert.Throws<ArgumentNullException>("type", () => builder.AddColumn("A", null!));
    }

    [Fact]
    public void Column_WithoutAnnotations_HasTheEmptyOnes()
    {
        DataViewSchema.Column column = TwoColumnsOfOneName()["B"];

        Assert.Same(DataViewSchema.Annotations.Empty, column.Annotations);
        Assert.Empty(column.Annotations.Schema);
        Assert.Equal("B: String", column.ToString());
    }

    [Fact]
    public void DetachedColumn_OfAColumn_CarriesNameTypeAndAnnotations()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("Unit", TextDataViewType.Instance, "m".AsMemory());
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Length", Single, annotations.ToAnnotations());
        DataViewSchema.Column column = builder.ToSchema()["Length"];

        var detached = new DataViewSchema.DetachedColumn(column);

        Assert.Equal("Length", detached.Name);
        Assert.Equal(Single, detached.Type);
        Assert.Same(column.Annotations, detached.Annotations);
        Assert.Equal("Length: Single {Unit}", column.ToString());
    }

    private static DataViewSchema TwoColumnsOfOneName()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", Single);
        builder.AddColumn("B", TextDataViewType.Instance);
        builder.AddColumn("A", BooleanDataViewType.Instance);
        return builder.ToSchema();
    }
}
