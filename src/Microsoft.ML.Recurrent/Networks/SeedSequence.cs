namespace Microsoft.ML.Recurrent.Networks;

/// <summary>Random numbers by counter: number n of a purpose is a function of the seed alone, whichever thread asks and in whatever order.</summary>
/// <remarks>SplitMix64's output function over a keyed counter. Steele, Lea &amp; Flood (2014), doi:10.1145/2660193.2660195.</remarks>
internal readonly struct SeedSequence(ulong seed)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private readonly ulong _key = Mix(seed + GoldenGamma);

    /// <summary>An independent sequence for a purpose and a place within it.</summary>
    public SeedSequence For(string purpose, long place = 0)
    {
        ulong key = _key;
        foreach (char letter in purpose)
            key = Mix((key ^ letter) + GoldenGamma);
        return new SeedSequence(Mix(key ^ (ulong)place));
    }

    /// <summary>64 random bits.</summary>
    public ulong Bits(long index) => Mix(_key + (ulong)(index + 1) * GoldenGamma);

    /// <summary>Uniform in [0, 1), in steps of 2⁻²⁴: every value is an exact float.</summary>
    public float Uniform(long index) => (Bits(index) >> 40) * (1f / (1 << 24));

    /// <summary>Normal with mean 0 and variance 1, by Box and Muller (1958), doi:10.1214/aoms/1177706645.</summary>
    public double Normal(long index)
    {
        double u = ((Bits(2 * index) >> 11) + 1) * (1.0 / (1L << 53)); // (0, 1]
        double v = (Bits(2 * index + 1) >> 11) * (1.0 / (1L << 53));
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
    }

    /// <summary>Shuffles in place, by Fisher and Yates.</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            // The high half of a 64 x 64 bit product: uniform on 0..i but for 2^-33, and without a division.
            int j = (int)Math.BigMul(Bits(i), (ulong)(i + 1), out _);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
