using System.Reflection;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.Windowing;

public sealed class WindowOptionsTests
{
    private static readonly WindowOptions Options = new() { OutputColumnName = "History", InputColumnName = "Sales", Length = 3 };

    private readonly RecurrentCatalog _catalog = new MLContext().Recurrent();

    [Fact]
    public void Defaults_ArePinned()
    {
        Assert.Null(Options.FutureColumnName);
        Assert.Equal(1, Options.Horizon);
        Assert.Equal(HistoryEdge.Drop, Options.HistoryEdge);
        Assert.Equal(FutureEdge.Keep, Options.FutureEdge);
        Assert.Null(Options.GroupColumnName);
        Assert.Null(Options.TimeColumnName);
    }

    [Fact]
    public void ShortOverload_PassesEveryParameterToTheOptionOfItsName()
    {
        MethodInfo method = typeof(RecurrentCatalog).GetMethods().Single(m => m.Name == "Window" && m.GetParameters().Length > 1);
        object[] arguments = method.GetParameters().Select((p, i) => p.ParameterType == typeof(int) ? (object)(i + 2) : $"Name{i}").ToArray();

        var estimator = (WindowEstimator)method.Invoke(_catalog, arguments)!;

        foreach ((ParameterInfo parameter, object argument) in method.GetParameters().Zip(arguments))
        {
            PropertyInfo? option = typeof(WindowOptions).GetProperty(char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..]);
            Assert.Equal(argument, option!.GetValue(estimator.Options));
        }
    }

    [Fact]
    public void ShortOverload_WithItsDefaults_GivesTheOptionsDefaults()
    {
        Assert.Equal(Options, _catalog.Window("History", "Sales", 3).Options);
    }

    [Fact]
    public void Numbers_OutOfRange_AreRefusedWithTheirBound()
    {
        AssertRefused(Options with { Length = 0 }, "Length is 0; it must be 1 or more (rows).");
        AssertRefused(Options with { Length = -5 }, "Length is -5; it must be 1 or more (rows).");
        AssertRefused(Options with { FutureColumnName = "Next", Horizon = 0 }, "Horizon is 0; it must be 1 or more (rows).");
        AssertRefused(Options with { HistoryEdge = (HistoryEdge)9 }, "HistoryEdge is 9; it must be one of Drop, Pad, Missing.");
        AssertRefused(Options with { FutureEdge = (FutureEdge)9 }, "FutureEdge is 9; it must be one of Keep, Drop.");
    }

    [Fact]
    public void Sizes_ThatOverflow_AreRefusedAtConstruction()
    {
        AssertRefused(Options with { Length = int.MaxValue }, "Length 2147483647 + Horizon 1 rows of 1 values are more than the 1048576 that a window may hold.");
        AssertRefused(Options with { Length = int.MaxValue / 2, FutureColumnName = "Next", Horizon = int.MaxValue / 2 + 2 }, "Shorten the window");
    }

    [Fact]
    public void Names_EmptyOrNull_AreRefusedByTheirOption()
    {
        AssertRefused(Options with { OutputColumnName = "" }, "OutputColumnName is empty; it must name a column.");
        AssertRefused(Options with { InputColumnName = null! }, "InputColumnName is null; it must name a column.");
        AssertRefused(Options with { FutureColumnName = " " }, "FutureColumnName is empty; it must name a column.");
        AssertRefused(Options with { GroupColumnName = "" }, "GroupColumnName is empty; it must name a column.");
        AssertRefused(Options with { TimeColumnName = "" }, "TimeColumnName is empty; it must name a column.");
    }

    [Fact]
    public void Options_ThatContradictEachOther_AreRefused()
    {
        AssertRefused(Options with { Horizon = 12 }, "Horizon is 12, but there is no FutureColumnName to hold it.");
        AssertRefused(Options with { FutureEdge = FutureEdge.Drop }, "FutureEdge is Drop, but there is no FutureColumnName.");
        AssertRefused(Options with { FutureColumnName = "History" }, "OutputColumnName and FutureColumnName are both 'History'.");
    }

    [Fact]
    public void Options_OfNull_AreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => _catalog.Window(null!));
    }

    private void AssertRefused(WindowOptions options, string message)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => _catalog.Window(options));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
