namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>Masks over time-major batches.</summary>
internal static class Padding
{
    /// <summary>Which steps lie behind their row's length: [T, B, 1].</summary>
    public static Tensor Of(ReadOnlySpan<int> lengths, int steps, torch.Device device)
    {
        var isPadding = new bool[steps * lengths.Length];
        for (int t = 0; t < steps; t++)
        {
            for (int row = 0; row < lengths.Length; row++)
                isPadding[(t * lengths.Length) + row] = t >= lengths[row];
        }

        return HostMemory.Booleans(isPadding, [steps, lengths.Length, 1], device);
    }

    /// <summary>Every row's length; null where all rows use every step.</summary>
    public static int[]? PerRow(Lengths lengths, int steps, int batch)
        => lengths.IsFull ? null : [.. Enumerable.Range(0, batch).Select(row => lengths.Of(row, steps))];
}
