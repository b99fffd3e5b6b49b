using Architecture.Tests.Api;

namespace Architecture.Tests;

public class ApiListTests
{
    [Theory]
    [InlineData("public long? Rows(in Part part)", "Rows(ref Part):long?")]
    [InlineData(
        "public static T Get<T>(this Outer<A> outer, string name = \"a, (b)\", char mark = ,, T other = null)",
        "static Get``1(Outer<!0>,string,char,!!0):!!0")]
    [InlineData(
        "protected abstract KeyValuePair<string, A[]>[] All<B>(params B[] many) where B : class, new()",
        "All``1(!!0[]):KeyValuePair<string,!0[]>[]")]
    [InlineData("internal override bool Try(out Outer<A>.Part<A, B> part, ref float* p)", "Try(ref Outer<!0>.Part<!0,!1>,ref float*):bool")]
    [InlineData("private protected Part(A a, B b)", ".ctor(!0,!1):void")]
    [InlineData("public A this[int index, B key] { get; internal set; }", "get_Item(int,!1):!0", "set_Item(int,!1,!0):void")]
    [InlineData("public static ref readonly A First { get; }", "static get_First():ref !0")]
    [InlineData("public event EventHandler<B> Done", "add_Done(EventHandler<!1>):void", "remove_Done(EventHandler<!1>):void")]
    [InlineData("public static readonly ValueTuple<A, int>? Field", "Field:ValueTuple<!0,int>?")]
    [InlineData("internal const string Summary = \"A (b) { get; }\"", "Summary:string")]
    [InlineData("abstract void Save(ModelSaveContext ctx)", "Save(ModelSaveContext):void")]
    [InlineData("// explicit: IEnumerable.GetEnumerator")]
    public void Parse_MemberLine_GivesTheKeysThatCompiledCodeUses(string line, params string[] keys)
    {
        var type = Assert.Single(ApiList.Parse("X", $"namespace N\n  public class Outer<A>.Part<B>\n      {line}\n"));

        Assert.Equal("N.Outer`1.Part`1", type.Key);
        Assert.Equal(keys, type.Members.Keys);
    }

    [Fact]
    public void Parse_TypeLine_KeepsAccessKindSupertypesAndConstraints()
    {
        var type = Assert.Single(ApiList.Parse("X", """
            namespace N.M
              internal abstract class Base<T> : Root<T[]>, IOne<T>, ITwo where T : class, new()
            """));

        Assert.Equal(("X", "N.M.Base`1", "internal", "abstract class"), (type.Assembly, type.Key, type.Access, type.Kind));
        Assert.Equal(["Root<!0[]>", "IOne<!0>", "ITwo"], type.Supertypes);
        Assert.Equal("where T : class, new()", type.Constraints);
    }

    [Fact]
    public void Parse_Delegate_HasConstructorAndInvoke()
    {
        var type = Assert.Single(ApiList.Parse("X", "namespace N\n  public delegate T Outer.Getter<T>(in T value, ref int at)\n"));

        Assert.Equal("N.Outer.Getter`1", type.Key);
        Assert.Equal([".ctor(object,IntPtr):void", "Invoke(ref !0,ref int):!0"], type.Members.Keys);
    }

    [Fact]
    public void Parse_Enum_HasItsValues()
    {
        var type = Assert.Single(ApiList.Parse("X", "namespace N\n  public enum Kind\n      byte: None=0, One=1\n"));

        Assert.Equal(["value__:byte", "None:Kind", "One:Kind"], type.Members.Keys);
        Assert.Equal("One=1", type.Members["One:Kind"].Declaration);
    }

    [Fact]
    public void Parse_MembersOfATypeWithoutHeader_AreGivenToNobody()
    {
        var type = Assert.Single(ApiList.Parse("X", """
            namespace N
              public class Known
                  public int Size { get; }
                  public Unknown()
                  public void Clear()
            """));

        Assert.Equal(["get_Size():int"], type.Members.Keys);
    }

    [Fact]
    public void Parse_TorchSharpList_ReadsItsOwnLayout()
    {
        var types = TorchSharpList.Parse("""
            == TorchSharp.Modules :: sealed class LSTM : torch.nn.Module<torch.Tensor, (torch.Tensor, torch.Tensor)?, torch.Tensor>
              ctor(long size, string text = "
            ", int last = 0)
              override (torch.Tensor, int) forward(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null)
              protected void free()
              field static long count
            == TorchSharp :: enum torch.nn.Reduction
              None = 0
              Mean = 1
            """);

        Assert.Equal(["TorchSharp.Modules.LSTM", "TorchSharp.torch.nn.Reduction"], types.Select(type => type.Key));
        Assert.Equal(["torch.nn.Module<torch.Tensor,ValueTuple<torch.Tensor,torch.Tensor>?,torch.Tensor>"], types[0].Supertypes);
        Assert.Equal(
            [
                ".ctor(long,string,int):void",
                "forward(torch.Tensor,ValueTuple<torch.Tensor,torch.Tensor>?):ValueTuple<torch.Tensor,int>",
                "free():void",
                "count:long",
            ],
            types[0].Members.Keys);
        Assert.Equal("protected", types[0].Members["free():void"].Access);
        Assert.Equal(["value__:long", "None:torch.nn.Reduction", "Mean:torch.nn.Reduction"], types[1].Members.Keys);
    }

    [Theory]
    [InlineData("Value(!0):int", true)]
    [InlineData("Top(List<!0>):void", true)]
    [InlineData("Top(List<!0[]>):void", false)]
    [InlineData(".ctor(int):void", false)]
    public void FindMember_OfABaseClass_IsFoundInTheTermsOfTheDerived(string key, bool isThere)
    {
        var types = ApiList.Parse("X", """
            namespace N
              public class Derived<A> : Middle<List<A>>
                  public int Value(A a)
              public class Middle<B> : Root<int, B>
                  public Middle(int size)
              public class Root<C, D>
                  public void Top(D d)
            """);
        var catalog = new ApiCatalog(types);

        Assert.Equal(isThere, catalog.FindMember(types[0], key) is not null);
    }

    [Theory]
    [InlineData("field static long count", "public static long count")]
    [InlineData("protected virtual void free()", "protected virtual void free()")]
    [InlineData("ctor(int size = 1)", "public LSTM(int size = 1)")]
    [InlineData("(T, long)[] f<T>(Func<(T, int)> g, (T, T)? h = null)", "public ValueTuple<T, long>[] f<T>(Func<ValueTuple<T, int>> g, ValueTuple<T, T>? h = default)")]
    [InlineData("static T f(torch.nn.Reduction r = Reduction.Mean, T t = null, long? n = null)", "public static T f(torch.nn.Reduction r = torch.nn.Reduction.Mean, T t = null, long? n = default)")]
    public void TorchSharpSpelling_OfAMember_IsTheOtherLists(string line, string expected)
        => Assert.Equal(expected, TorchSharpSpelling.OfMember(line, "LSTM"));

    [Fact]
    public void RealLists_MembersKnownToBeThere_AreFound()
    {
        var real = Inspected.RealCatalog();

        var mapper = real.FindType("Microsoft.ML.Data", "Microsoft.ML.Data.RowToRowTransformerBase");
        Assert.NotNull(mapper);
        Assert.NotNull(real.FindMember(mapper, "Transform(IDataView):IDataView"));
        var lstm = real.FindType("TorchSharp", "TorchSharp.torch.nn");
        Assert.NotNull(lstm);
        Assert.NotNull(real.FindMember(lstm, "static LSTM(long,long,long,bool,bool,double,bool,torch.Device,torch.ScalarType?):LSTM"));
        Assert.Null(real.FindMember(lstm, "static LSTM(int,long,long,bool,bool,double,bool,torch.Device,torch.ScalarType?):LSTM"));
    }
}
