namespace Microsoft.ML.Recurrent.Reliability.Mutations;

/// <summary>Damages bytes as disks, wires and editors do; the same generator gives the same damage.</summary>
internal static class Damage
{
    public static readonly long[] HugeCounts = [int.MaxValue, uint.MaxValue, long.MaxValue, 2_000_000_000, 100_000_000, 1 << 24, 0, -1, int.MinValue, long.MinValue];

    public static byte[] Bytes(byte[] bytes, Random random)
    {
        if (bytes.Length == 0)
            return [(byte)random.Next(256)];
        byte[] copy = [.. bytes];
        int start = random.Next(copy.Length), length = Math.Min(copy.Length - start, 1 + random.Next(64)), other = random.Next(copy.Length - length + 1);
        switch (random.Next(9))
        {
            case 0:
                for (int flips = 1 << random.Next(5); flips > 0; flips--)
                    copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
                return copy;
            case 1:
                return copy[..start];
            case 2:
                return [.. copy[..start], .. copy[(start + length)..]];
            case 3:
                return [.. copy[..start], .. copy[start..(start + length)], .. copy[start..]];
            case 4:
                random.NextBytes(copy.AsSpan(start, length));
                return copy;
            case 5:
                copy.AsSpan(start, length).Clear();
                return copy;
            case 6:
                Overwrite(copy, start, random);
                return copy;
            case 7:
                bytes.AsSpan(other, length).CopyTo(copy.AsSpan(start));
                bytes.AsSpan(start, length).CopyTo(copy.AsSpan(other));
                return copy;
            default:
                byte[] more = new byte[1 + random.Next(100_000)];
                random.NextBytes(more);
                return [.. copy, .. more];
        }
    }

    /// <summary>A count of 2, 4 or 8 bytes where the place allows, huge or below zero.</summary>
    public static void Overwrite(byte[] bytes, int start, Random random)
    {
        byte[] count = BitConverter.GetBytes(HugeCounts[random.Next(HugeCounts.Length)]);
        int width = Math.Min(bytes.Length - start, 2 << random.Next(3));
        count.AsSpan(0, width).CopyTo(bytes.AsSpan(start));
    }
}
