using Architecture.Tests.Api;

namespace Architecture.Tests;

/// <summary>The comparison of stand-ins with the lists must itself find what it is there to find.</summary>
public class StandinCheckTests
{
    private const string Real = """
        namespace N
          public abstract class Reader<T> : Source where T : class
              protected Reader(int size = 1)
              public virtual T Read(T last = null)
              public const int Limit = 4
          public class Source : IDisposable
              public void Dispose()
          public enum Kind
              int: None=0, One=1
        """;

    [Theory]
    [InlineData("public abstract class", "public class", "is a class; the real type is a abstract class")]
    [InlineData("public abstract class", "internal abstract class", "is internal; the real type is public")]
    [InlineData(" : Source", " : Source, ICloneable", "is a ICloneable")]
    [InlineData("where T : class", "where T : struct", "where T : struct")]
    [InlineData("protected Reader", "public Reader", "'public Reader(int size = 1)'; the real type has 'protected Reader(int size = 1)'")]
    [InlineData("size = 1", "size = 2", "size = 2")]
    [InlineData("int size", "int length", "int length")]
    [InlineData("virtual ", "", "'public T Read(T last = null)'; the real type has 'public virtual T Read(T last = null)'")]
    [InlineData("T Read(T", "T Read(in T", "'public virtual T Read(in T last = null)'; the real type does not")]
    [InlineData("Limit = 4", "Limit = 5", "Limit = 5")]
    [InlineData("One=1", "One=2", "One=2")]
    [InlineData("One=1", "One=1, Two=2", "Two=2")]
    [InlineData("public enum Kind", "public enum Sort", "public enum N.Sort: X has no such type")]
    public void Differences_StandinUnlikeTheReal_AreReported(string real, string standin, string report)
        => Assert.Contains(report, Differences(Real.Replace(real, standin, StringComparison.Ordinal))[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("      public const int Limit = 4\n", "")]
    [InlineData(" : Source", " : IDisposable")]
    [InlineData("public const int Limit = 4", "public void Dispose()")]
    [InlineData("public enum Kind", "internal enum Sort")]
    [InlineData("", "")]
    public void Differences_StandinWithLessOrOnlyInternalTypesMore_AreNone(string real, string standin)
        => Assert.Empty(Differences(real.Length == 0 ? Real : Real.Replace(real, standin, StringComparison.Ordinal)));

    private static List<string> Differences(string standin)
        => [.. StandinCheck.Differences(ApiList.Parse("X", standin), new ApiCatalog(ApiList.Parse("X", Real)))];
}
