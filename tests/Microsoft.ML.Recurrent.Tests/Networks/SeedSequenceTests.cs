using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Tests.Networks;

/// <summary>Golden numbers were worked out apart from this code, in exact integers, from the formula
/// mix(mix(seed + g) + (n + 1)·g) mod 2⁶⁴ with SplitMix64's g and mix.</summary>
public sealed class SeedSequenceTests
{
    [Theory]
    [InlineData(0UL, 0xA706DD2F4D197E6FUL, 0xB382A305F4414F5EUL, 0x631A9154FBABF717UL)]
    [InlineData(1UL, 0x5E41AB087439611EUL, 0xF18D6CE93D6CF1EEUL, 0x0B95F66D327E8D78UL)]
    [InlineData(2024UL, 0x9073042E1EFA35A0UL, 0x4E9155BE1A6F175EUL, 0x2639ABC92F6EFA69UL)]
    public void Bits_OfASeed_AreTheFormulas(ulong seed, ulong first, ulong second, ulong third)
    {
        var random = new SeedSequence(seed);

        Assert.Equal([first, second, third], new[] { random.Bits(0), random.Bits(1), random.Bits(2) });
    }

    [Fact]
    public void For_APurposeAndPlace_IsTheFormulas()
    {
        SeedSequence random = new SeedSequence(1).For("shuffle", 2);

        Assert.Equal([0xF8F389F47A94930E, 0x0AD491BFA9EF3E07], new[] { random.Bits(0), random.Bits(1) });
    }

    [Fact]
    public void Uniform_OfASeed_IsTheTopBitsAsAnExactFloat()
    {
        var random = new SeedSequence(42);

        Assert.Equal([0.34329187870025635, 0.9557467103004456, 0.48634952306747437], new double[] { random.Uniform(0), random.Uniform(1), random.Uniform(2) });
    }

    [Fact]
    public void Shuffle_OfASeed_IsReproducible()
    {
        int[] items = [0, 1, 2, 3, 4, 5, 6, 7];

        new SeedSequence(42).Shuffle(items);

        Assert.Equal([4, 2, 6, 7, 3, 0, 1, 5], items);
    }

    [Fact]
    public void Uniform_ManyNumbers_FillTheUnitIntervalEvenly()
    {
        var random = new SeedSequence(7);
        int[] tenths = new int[10];
        double sum = 0;
        for (int i = 0; i < 100_000; i++)
        {
            float value = random.Uniform(i);
            Assert.InRange(value, 0f, 1f - 1f / (1 << 24));
            tenths[(int)(10 * value)]++;
            sum += value;
        }

        Assert.Equal(0.5, sum / 100_000, 0.005); // 5 standard errors
        Assert.All(tenths, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void Normal_ManyNumbers_HaveMeanZeroAndVarianceOne()
    {
        var random = new SeedSequence(7);
        (double sum, double squares) = (0, 0);
        for (int i = 0; i < 100_000; i++)
        {
            double value = random.Normal(i);
            sum += value;
            squares += value * value;
        }

        Assert.Equal(0, sum / 100_000, 0.02);
        Assert.Equal(1, squares / 100_000, 0.03);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Shuffle_OfAnyLength_LosesAndRepeatsNothing(int length)
    {
        int[] items = Enumerable.Range(0, length).ToArray();

        new SeedSequence(3).Shuffle(items);

        Assert.Equal(Enumerable.Range(0, length), items.Order());
        if (length == 1000)
            Assert.NotEqual(Enumerable.Range(0, length), items);
    }

    [Fact]
    public void Shuffle_OverManySeeds_PutsEveryItemEverywhereEquallyOften()
    {
        int[,] counts = new int[4, 4];
        for (ulong seed = 0; seed < 8000; seed++)
        {
            int[] items = [0, 1, 2, 3];
            new SeedSequence(seed).Shuffle(items);
            for (int place = 0; place < 4; place++)
                counts[place, items[place]]++;
        }

        foreach (int count in counts)
            Assert.InRange(count, 1800, 2200); // 2000 expected, standard deviation 39
    }

    [Fact]
    public void For_DifferentPurposesOrPlaces_GivesDifferentNumbers()
    {
        var seeds = new SeedSequence(1);

        ulong[] numbers = [seeds.Bits(0), seeds.For("a").Bits(0), seeds.For("b").Bits(0), seeds.For("ab").Bits(0), seeds.For("ba").Bits(0),
            seeds.For("a", 1).Bits(0), seeds.For("a", 2).Bits(0), new SeedSequence(2).For("a").Bits(0)];

        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }
}
