using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.Data;

public sealed class EnumerableTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Schema_OfEveryKindOfMember_HasFieldsThenPropertiesWithTheirTypes()
    {
        DataViewSchema schema = _ml.Data.LoadFromEnumerable(new List<Everything>()).Schema;

        Assert.Equal(
        [
            "Field: Single", "Text: String", "Renamed: Double", "Fixed: Vector<Single, 3>", "Matrix: Vector<Double, 2, 3>",
            "Any: Vector<Int32>", "Buffer: Vector<Single>", "Texts: Vector<String>", "Key: Key<UInt32, 0-4>", "When: DateTime",
            "Offset: DateTimeOffset", "Span: TimeSpan", "Flag: Boolean",
        ], schema.Select(column => column.ToString()));
    }

    [Fact]
    public void Schema_MemberOfOtherType_Throws()
        => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new List<Unfit>()));

    [Fact]
    public void Schema_TwoMembersOfOneColumnName_Throws()
        => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new List<Twice>()));

    [Fact]
    public void RowCount_OfAListIsKnown_OfAnIteratorIsNot()
    {
        Assert.Equal(3, House.View(_ml).GetRowCount());
        Assert.Null(_ml.Data.LoadFromEnumerable(House.Three.Where(house => house.Size > 0)).GetRowCount());
    }

    [Fact]
    public void CanShuffle_IsFalse() => Assert.False(House.View(_ml).CanShuffle);

    [Fact]
    public void Load_Null_Throws() => Assert.Throws<ArgumentNullException>(() => _ml.Data.LoadFromEnumerable<House>(null));

    [Fact]
    public void Cursor_EveryPass_EnumeratesAnew()
    {
        int reads = 0;
        IDataView data = _ml.Data.LoadFromEnumerable(House.Three.Select(house =>
        {
            reads++;
            return house;
        }));

        Assert.Equal(0, reads);
        Assert.Equal(3, data.GetColumn<float>("Size").Count());
        Assert.Equal(3, data.GetColumn<float>("Size").Count());
        Assert.Equal(6, reads);
    }

    [Fact]
    public void Cursor_PositionAndId_CountRowsAndEndAtMinusOne()
    {
        IDataView data = House.View(_ml);
        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema);
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        DataViewRowId id = default;

        Assert.Equal(-1, cursor.Position);
        for (int row = 0; row < 3; row++)
        {
            Assert.True(cursor.MoveNext());
            getId(ref id);
            Assert.Equal(row, cursor.Position);
            Assert.Equal(0, cursor.Batch);
            Assert.Equal(new DataViewRowId((ulong)row, 0), id);
        }
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
    }

    [Fact]
    public void Cursor_GetterOfInactiveColumn_Throws()
    {
        IDataView data = House.View(_ml);
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Size"]]);

        Assert.True(cursor.IsColumnActive(data.Schema["Size"]));
        Assert.False(cursor.IsColumnActive(data.Schema["Rooms"]));
        var error = Assert.ThrowsAny<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(data.Schema["Rooms"]));
        Assert.Contains("requested column not active", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cursor_GetterOfWrongType_ThrowsNamingBothTypes()
    {
        IDataView data = House.View(_ml);
        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema);

        var error = Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(data.Schema["Size"]));

        Assert.Equal("Invalid TValue in GetGetter for column #Size: Single: 'System.Double', expected type: 'System.Single'.",
            error.Message);
    }

    [Fact]
    public void CursorSet_OfSeveral_HoldsEveryRowOnce()
    {
        IDataView data = House.View(_ml);
        var sizes = new List<float>();
        foreach (DataViewRowCursor cursor in data.GetRowCursorSet([data.Schema["Size"]], 4))
        {
            using (cursor)
            {
                ValueGetter<float> getter = cursor.GetGetter<float>(data.Schema["Size"]);
                float size = 0;
                while (cursor.MoveNext())
                {
                    getter(ref size);
                    sizes.Add(size);
                }
            }
        }

        Assert.Equal([1f, 4, 7], sizes.Order());
    }

    [Fact]
    public void Cursor_VectorGetter_ReusesTheCallersBuffer()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<Everything>([new() { Any = [1, 2, 3] }, new() { Any = [4, 5, 6] }]);
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Any"]]);
        ValueGetter<VBuffer<int>> getter = cursor.GetGetter<VBuffer<int>>(data.Schema["Any"]);
        VBuffer<int> value = default;
        cursor.MoveNext();
        getter(ref value);
        VBuffer<int> kept = value;
        cursor.MoveNext();
        getter(ref value);

        Assert.Equal([4, 5, 6], kept.DenseValues());
    }

    [Fact]
    public void Key_OnInput_IsShiftedByOneAndBecomesMissingOutOfRange()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<Everything>(
            [new() { Key = 0 }, new() { Key = 4 }, new() { Key = 5 }, new() { Key = 99 }]);

        Assert.Equal([1u, 5, 0, 0], data.GetColumn<uint>("Key"));
    }

    [Fact]
    public void Key_OnOutput_IsRaw()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<Everything>([new() { Key = 0 }, new() { Key = 4 }, new() { Key = 5 }]);

        Assert.Equal([1u, 5, 0], _ml.Data.CreateEnumerable<Everything>(data, reuseRowObject: false).Select(row => row.Key));
    }

    [Fact]
    public void KeyVector_OnInput_IsNotShifted()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<KeyVector>([new() { Keys = [0, 1, 2, 9] }]);

        Assert.Equal("Vector<Key<UInt32, 0-2>>", data.Schema["Keys"].Type.ToString());
        Assert.Equal([0u, 1, 2, 9], data.GetColumn<uint[]>("Keys").Single());
    }

    [Fact]
    public void CreateEnumerable_AfterLoad_GivesTheSameValues()
    {
        var row = new Everything
        {
            Field = 1.5f,
            Text = "text",
            Number = 2.5,
            Fixed = [1, 2, 3],
            Matrix = [1, 2, 3, 4, 5, 6],
            Any = [7],
            Buffer = new VBuffer<float>(5, 1, [9], [3]),
            Texts = ["a", "b"],
            When = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            Offset = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
            Span = TimeSpan.FromMinutes(3),
            Flag = true,
        };
        IDataView data = _ml.Data.LoadFromEnumerable<Everything>([row]);

        Everything back = _ml.Data.CreateEnumerable<Everything>(data, reuseRowObject: false).Single();

        Assert.Equal(row.Field, back.Field);
        Assert.Equal(row.Text, back.Text);
        Assert.Equal(row.Number, back.Number);
        Assert.Equal(row.Fixed, back.Fixed);
        Assert.Equal(row.Matrix, back.Matrix);
        Assert.Equal(row.Any, back.Any);
        Assert.Equal(row.Buffer.DenseValues(), back.Buffer.DenseValues());
        Assert.Equal(row.Texts, back.Texts);
        Assert.Equal(row.When, back.When);
        Assert.Equal(row.Offset, back.Offset);
        Assert.Equal(row.Span, back.Span);
        Assert.Equal(row.Flag, back.Flag);
    }

    [Fact]
    public void CreateEnumerable_ReusedObject_IsOneObjectWithTheLastRow()
    {
        List<House> houses = _ml.Data.CreateEnumerable<House>(House.View(_ml), reuseRowObject: true).ToList();

        Assert.Equal([7f, 7, 7], houses.Select(house => house.Size));
        Assert.Same(houses[0], houses[2]);
    }

    [Fact]
    public void CreateEnumerable_MissingColumn_ThrowsAtOnceUnlessIgnored()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<Twin>([new() { Size = 3 }]);

        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Data.CreateEnumerable<House>(data, reuseRowObject: false));
        Assert.Equal(3, _ml.Data.CreateEnumerable<House>(data, reuseRowObject: false, ignoreMissingColumns: true).Single().Size);
    }

    [Fact]
    public void CreateEnumerable_MemberOfOtherType_ThrowsNamingBoth()
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => _ml.Data.CreateEnumerable<WrongSize>(House.View(_ml), reuseRowObject: false));

        Assert.Equal("Can't bind the IDataView column 'Size' of type 'Single' to field or property 'Size' of type 'System.Double'.",
            error.Message);
    }

    [Fact]
    public void SchemaDefinition_ChangedColumn_GivesNameTypeAndAnnotation()
    {
        var definition = SchemaDefinition.Create(typeof(Everything));
        definition["Any"].ColumnType = new VectorDataViewType(NumberDataViewType.Int32, 0, 3);
        definition["Any"].AddAnnotation("Note", 5f, NumberDataViewType.Single);
        definition["Any"].ColumnName = "Steps";
        definition.RemoveAll(column => column.ColumnName != "Steps");
        IDataView data = _ml.Data.LoadFromEnumerable([new Everything { Any = [1, 2, 3, 4, 5, 6] }], definition);

        DataViewSchema.Column steps = Assert.Single(data.Schema);
        float note = 0;
        steps.Annotations.GetValue("Note", ref note);
        Assert.Equal("Steps: Vector<Int32, *, 3> {Note}", steps.ToString());
        Assert.Equal(5, note);
        Assert.Equal([1, 2, 3, 4, 5, 6], data.GetColumn<int[]>("Steps").Single());
    }

    [Fact]
    public void SchemaDefinition_TypeThatDoesNotFitTheMember_Throws()
    {
        var definition = SchemaDefinition.Create(typeof(House));
        definition["Size"].ColumnType = NumberDataViewType.Int32;

        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(House.Three, definition));
    }

    [Fact]
    public void LoadWithSchema_GivesMembersItsTypes()
    {
        IDataView data = House.View(_ml);
        DataViewSchema schema = _ml.Transforms.Concatenate("Values", "Size", "Rooms").Fit(data).GetOutputSchema(data.Schema);

        IDataView loaded = _ml.Data.LoadFromEnumerable([new HouseWithValues { Values = [1, 2] }], schema);

        Assert.Equal("Vector<Single, 2>", loaded.Schema["Values"].Type.ToString());
        Assert.True(loaded.Schema["Values"].HasSlotNames());
    }

    [Fact]
    public void GetColumn_OfTextAndVectors_GivesStringsAndArrays()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<Everything>(
            [new() { Text = "a", Any = [1, 2], Texts = ["x"] }, new() { Text = null, Any = [3], Texts = [] }]);

        Assert.Equal(["a", ""], data.GetColumn<string>("Text"));
        Assert.Equal([[1, 2], [3]], data.GetColumn<int[]>("Any"));
        Assert.Equal([["x"], []], data.GetColumn<string[]>("Texts"));
    }

    [Fact]
    public void GetColumn_MissingOrOfOtherType_Throws()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => House.View(_ml).GetColumn<float>("None"));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => House.View(_ml).GetColumn<double>("Size"));
    }

    [Fact]
    public void GetColumn_OfVBuffers_SharesOneBufferAmongRows()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<Everything>([new() { Any = [1, 2] }, new() { Any = [3, 4] }]);

        Assert.All(data.GetColumn<VBuffer<int>>("Any").ToList(), vector => Assert.Equal([3, 4], vector.DenseValues()));
    }

    private sealed class Everything
    {
#pragma warning disable CA1051, MA0069 // Fields come before properties, which the test is about.
        public float Field;
#pragma warning restore CA1051, MA0069

        public string? Text { get; set; }

        [ColumnName("Renamed")]
        public double Number { get; set; }

        [VectorType(3)]
        public float[]? Fixed { get; set; } = [0, 0, 0];

        [VectorType(2, 3)]
        public double[]? Matrix { get; set; } = [0, 0, 0, 0, 0, 0];

        public int[]? Any { get; set; }

        public VBuffer<float> Buffer { get; set; }

        public string[]? Texts { get; set; } = [];

        [KeyType(5)]
        public uint Key { get; set; }

        public DateTime When { get; set; }

        public DateTimeOffset Offset { get; set; }

        public TimeSpan Span { get; set; }

        public bool Flag { get; set; }

        [NoColumn]
        public object? Ignored { get; set; }
    }

    private sealed class Unfit
    {
        public object? Thing { get; set; }
    }

    private sealed class Twice
    {
        [ColumnName("A")]
        public float B { get; set; }

        public float A { get; set; }
    }

    private sealed class Twin
    {
        public float Size { get; set; }
    }

    private sealed class WrongSize
    {
        public double Size { get; set; }
    }

    private sealed class KeyVector
    {
        [KeyType(3)]
        public uint[]? Keys { get; set; }
    }

    private sealed class HouseWithValues
    {
        public float Size { get; set; }

        public float Rooms { get; set; }

        public float Label { get; set; }

        public float[]? Values { get; set; }
    }
}
