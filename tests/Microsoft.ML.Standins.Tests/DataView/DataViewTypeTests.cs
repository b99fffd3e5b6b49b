using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.DataView;

public sealed class DataViewTypeTests
{
    private static readonly NumberDataViewType Single = NumberDataViewType.Single;

    public static TheoryData<DataViewType, string, Type> Forms => new()
    {
        { NumberDataViewType.SByte, "SByte", typeof(sbyte) },
        { NumberDataViewType.Byte, "Byte", typeof(byte) },
        { NumberDataViewType.UInt32, "UInt32", typeof(uint) },
        { Single, "Single", typeof(float) },
        { NumberDataViewType.Double, "Double", typeof(double) },
        { TextDataViewType.Instance, "String", typeof(ReadOnlyMemory<char>) },
        { BooleanDataViewType.Instance, "Boolean", typeof(bool) },
        { TimeSpanDataViewType.Instance, "TimeSpan", typeof(TimeSpan) },
        { DateTimeDataViewType.Instance, "DateTime", typeof(DateTime) },
        { DateTimeOffsetDataViewType.Instance, "DateTimeOffset", typeof(DateTimeOffset) },
        { RowIdDataViewType.Instance, "DataViewRowId", typeof(DataViewRowId) },
        { new KeyDataViewType(typeof(uint), 5), "Key<UInt32, 0-4>", typeof(uint) },
        { new KeyDataViewType(typeof(ulong), ulong.MaxValue), "Key<UInt64, 0-18446744073709551614>", typeof(ulong) },
        { new VectorDataViewType(Single), "Vector<Single>", typeof(VBuffer<float>) },
        { new VectorDataViewType(Single, 3), "Vector<Single, 3>", typeof(VBuffer<float>) },
        { new VectorDataViewType(Single, 4, 3), "Vector<Single, 4, 3>", typeof(VBuffer<float>) },
        { new VectorDataViewType(Single, 0, 3), "Vector<Single, *, 3>", typeof(VBuffer<float>) },
        { new VectorDataViewType(TextDataViewType.Instance, 2), "Vector<String, 2>", typeof(VBuffer<ReadOnlyMemory<char>>) },
        { new VectorDataViewType(new KeyDataViewType(typeof(uint), 4)), "Vector<Key<UInt32, 0-3>>", typeof(VBuffer<uint>) },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Forms))]
    public void Type_EachKind_HasItsTextAndRawType(DataViewType type, string text, Type rawType)
    {
        Assert.Equal(text, type.ToString());
        Assert.Equal(rawType, type.RawType);
    }

    [Fact]
    public void Vector_SeveralKnownDimensions_HasTheirProductAsSize()
    {
        var type = new VectorDataViewType(Single, 4, 3);

        Assert.Equal([4, 3], type.Dimensions);
        Assert.Equal(12, type.Size);
        Assert.True(type.IsKnownSize);
        Assert.Equal(Single, type.ItemType);
    }

    [Fact]
    public void Vector_OneUnknownDimension_HasNoSizeButKeepsItsDimensions()
    {
        var type = new VectorDataViewType(Single, 0, 3);

        Assert.Equal([0, 3], type.Dimensions);
        Assert.Equal(0, type.Size);
        Assert.False(type.IsKnownSize);
    }

    [Fact]
    public void Vector_OtherDimensionsOfOneSize_IsAnotherType()
    {
        Assert.Equal(new VectorDataViewType(Single, 4, 3), new VectorDataViewType(Single, 4, 3));
        Assert.NotEqual(new VectorDataViewType(Single, 12), new VectorDataViewType(Single, 4, 3));
        Assert.NotEqual(new VectorDataViewType(Single), new VectorDataViewType(Single, 0, 3));
        Assert.NotEqual(new VectorDataViewType(NumberDataViewType.Double, 3), new VectorDataViewType(Single, 3));
    }

    [Fact]
    public void Vector_SizeBeyondInt32_Overflows()
        => Assert.Throws<OverflowException>(() => new VectorDataViewType(Single, 100_000, 100_000));

    [Fact]
    public void Vector_BadDimensions_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("size", () => new VectorDataViewType(Single, -1));
        Assert.Throws<ArgumentOutOfRangeException>("dimensions", () => new VectorDataViewType(Single, 1, -2));
        Assert.Throws<ArgumentOutOfRangeException>("dimensions", () => new VectorDataViewType(Single, Array.Empty<int>()));
        Assert.Throws<ArgumentNullException>("itemType", () => new VectorDataViewType(null!, 3));
    }

    [Fact]
    public void Key_SameCountAndRawType_IsTheSameType()
    {
        Assert.Equal(new KeyDataViewType(typeof(uint), 5), new KeyDataViewType(typeof(uint), 5UL));
        Assert.NotEqual(new KeyDataViewType(typeof(uint), 5), new KeyDataViewType(typeof(uint), 6));
        Assert.NotEqual(new KeyDataViewType(typeof(uint), 5), new KeyDataViewType(typeof(byte), 5));
        Assert.False(NumberDataViewType.UInt32.Equals(new KeyDataViewType(typeof(uint), 5)));
    }

    [Fact]
    public void Key_CountOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new KeyDataViewType(typeof(uint), 0));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new KeyDataViewType(typeof(uint), -1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new KeyDataViewType(typeof(byte), 300));
        Assert.Throws<ArgumentOutOfRangeException>("type", () => new KeyDataViewType(typeof(int), 3));
    }

    [Theory]
    [InlineData(typeof(byte), true)]
    [InlineData(typeof(ushort), true)]
    [InlineData(typeof(uint), true)]
    [InlineData(typeof(ulong), true)]
    [InlineData(typeof(int), false)]
    [InlineData(typeof(float), false)]
    public void Key_OnlyUnsignedTypes_AreValid(Type type, bool valid)
        => Assert.Equal(valid, KeyDataViewType.IsValidDataType(type));
}
