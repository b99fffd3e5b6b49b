using Microsoft.ML.Runtime;

namespace Microsoft.ML.Standins.Tests.Core;

public sealed class HostTests
{
    [Fact]
    public void Rand_OfOneContextSeed_DependsOnTheOrderOfRegistrationNotOnNames()
    {
        IHostEnvironment first = new MLContext(seed: 7);
        IHostEnvironment second = new MLContext(seed: 7);

        (int, int) expected = (Draw(first.Register("A")), Draw(first.Register("B")));
        Assert.Equal(expected, (Draw(second.Register("Other")), Draw(second.Register("A"))));
        Assert.NotEqual(expected.Item1, expected.Item2);
    }

    [Fact]
    public void Rand_WithASeedOfItsOwn_IsTheSameInAnyContext()
    {
        IHostEnvironment first = new MLContext(seed: 1);
        IHostEnvironment second = new MLContext(seed: 2);

        Assert.Equal(Draw(first.Register("A", seed: 5)), Draw(second.Register("A", seed: 5)));
    }

    [Fact]
    public void Rand_WithASeedOfItsOwn_TakesNothingFromTheContext()
    {
        IHostEnvironment first = new MLContext(seed: 7);
        IHostEnvironment second = new MLContext(seed: 7);
        first.Register("Seeded", seed: 5);

        Assert.Equal(Draw(second.Register("A")), Draw(first.Register("A")));
    }

    [Fact]
    public void Register_OnAHost_DrawsFromThatHostAndNotFromTheContext()
    {
        IHostEnvironment first = new MLContext(seed: 7);
        IHostEnvironment second = new MLContext(seed: 7);
        IHost parent = first.Register("P");
        IHost untouched = second.Register("P");
        parent.Register("Child");

        Assert.Equal(Draw(second.Register("A")), Draw(first.Register("A")));
        Assert.NotEqual(Draw(untouched), Draw(parent));
    }

    [Fact]
    public void Rand_OfAHost_GoesOnFromCallToCall()
    {
        IHost host = ((IHostEnvironment)new MLContext(seed: 7)).Register("A");

        Assert.Same(host.Rand, host.Rand);
        Assert.NotEqual(Draw(host), Draw(host));
    }

    [Fact]
    public void Register_WithoutAName_IsRefused()
    {
        IHostEnvironment env = new MLContext(seed: 7);

        Assert.Throws<ArgumentOutOfRangeException>("name", () => env.Register(""));
        Assert.Throws<ArgumentOutOfRangeException>("name", () => env.Register(null!));
    }

    [Fact]
    public void ComponentCatalog_OfAHost_IsItsContexts()
    {
        var ml = new MLContext(seed: 7);
        IHost host = ((IHostEnvironment)ml).Register("A").Register("B");

        Assert.Same(ml.ComponentCatalog, host.ComponentCatalog);
        Assert.NotSame(ml.ComponentCatalog, new MLContext(seed: 7).ComponentCatalog);
    }

    [Fact]
    public void RegisterAssembly_Again_ChangesNothing()
    {
        var ml = new MLContext(seed: 7);
        ml.ComponentCatalog.RegisterAssembly(typeof(MLContext).Assembly);
        ml.ComponentCatalog.RegisterAssembly(typeof(MLContext).Assembly);
        ml.ComponentCatalog.RegisterAssembly(typeof(HostTests).Assembly);

        Assert.NotNull(ml.Model.Load(Fixture.Path("copycolumns.zip"), out _));
    }

    private static int Draw(IHost host) => host.Rand.Next();
}
