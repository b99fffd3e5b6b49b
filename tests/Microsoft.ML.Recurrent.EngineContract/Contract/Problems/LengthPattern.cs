using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Lengths that differ from row to row: whole, half and, from the third row on, nothing at all.</summary>
public static class LengthPattern
{
    public static int[] Mixed(int steps, int rows) => [.. Enumerable.Range(0, rows).Select(b => (b % 3) switch
    {
        0 => rows == 1 ? (steps + 1) / 2 : steps,
        1 => (steps + 1) / 2,
        _ => 0,
    })];

    public static Lengths Of(bool mixed, int steps, int rows) => mixed ? Lengths.Of(Mixed(steps, rows)) : Lengths.Full;
}
