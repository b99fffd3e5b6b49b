using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.DataView;

public sealed class AnnotationsTests
{
    [Fact]
    public void Annotations_Added_AreReadBackByKind()
    {
        DataViewSchema.Annotations annotations = NameAndSlots();

        ReadOnlyMemory<char> name = default;
        annotations.GetValue("Name", ref name);
        VBuffer<float> slots = default;
        annotations.GetValue("Slots", ref slots);

        Assert.Equal("n", name.ToString());
        Assert.Equal([1f, 2], slots.DenseValues());
        Assert.Equal(["Name", "Slots"], annotations.Schema.Select(column => column.Name));
    }

    [Fact]
    public void Annotations_GetterRun_IsRunAnewEachTime()
    {
        int runs = 0;
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add("Runs", NumberDataViewType.Int32, (ref int value) => value = ++runs);
        DataViewSchema.Annotations annotations = builder.ToAnnotations();

        int last = 0;
        annotations.GetValue("Runs", ref last);
        annotations.GetGetter<int>(annotations.Schema["Runs"])(ref last);

        Assert.Equal(2, last);
    }

    [Fact]
    public void Annotations_UnknownKindOrWrongType_AreRefused()
    {
        DataViewSchema.Annotations annotations = NameAndSlots();

        Assert.Throws<InvalidOperationException>(() => Get<float>(annotations, "None"));
        Assert.Throws<InvalidOperationException>(() => Get<float>(annotations, "Name"));
        Assert.Throws<InvalidOperationException>(() => annotations.GetGetter<float>(annotations.Schema["Name"]));
    }

    [Fact]
    public void Builder_CopyingWithASelector_TakesOnlyThoseKinds()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(NameAndSlots(), kind => kind == "Slots");
        builder.Add(null!, _ => true);

        Assert.Equal("Slots", Assert.Single(builder.ToAnnotations().Schema).Name);
    }

    [Fact]
    public void Builder_KindAddedAgain_HidesTheEarlierValue()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("Name", NumberDataViewType.Int32, 1);
        builder.AddPrimitiveValue("Name", NumberDataViewType.Int32, 2);

        Assert.Equal(2, Get<int>(builder.ToAnnotations(), "Name"));
    }

    [Fact]
    public void Builder_ValueThatDoesNotFitTheType_IsRefused()
    {
        var builder = new DataViewSchema.Annotations.Builder();

        Assert.Throws<ArgumentException>("type", () => builder.AddPrimitiveValue("W", NumberDataViewType.Single, 1.0));
        Assert.Throws<ArgumentNullException>("getter", () => builder.Add<float>("W", NumberDataViewType.Single, null!));
    }

    private static T Get<T>(DataViewSchema.Annotations annotations, string kind)
        where T : struct
    {
        T value = default;
        annotations.GetValue(kind, ref value);
        return value;
    }

    private static DataViewSchema.Annotations NameAndSlots()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("Name", TextDataViewType.Instance, "n".AsMemory());
        builder.Add("Slots", new VectorDataViewType(NumberDataViewType.Single, 2),
            (ref VBuffer<float> value) => value = new VBuffer<float>(2, [1, 2]));
        return builder.ToAnnotations();
    }
}
