using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Tests.Kernels;

public sealed unsafe class AheadTests
{
    private const int Line = Ahead.Line;

    [Fact]
    public void Take_UntilNothingIsLeft_GivesEveryRangeOnceInOrder()
    {
        float* memory = (float*)4096;
        var ahead = default(Ahead);
        ahead.Add(memory, 5 * Line);
        ahead.Add(null, Line);
        ahead.Add(memory + (100 * Line), 0);
        ahead.Add(memory + (200 * Line), 2 * Line);
        Assert.Equal([(0, 2), (2, 4), (4, 5), (200, 202)], Pieces(ref ahead, memory, lines: 2));
    }

    [Fact]
    public void AddShare_OfAllShares_CoversTheRangeOnce()
    {
        float* memory = (float*)4096;
        var ahead = default(Ahead);
        for (int share = 0; share < 3; share++)
            ahead.AddShare(memory, 9 * Line, share, 3);
        Assert.Equal([(0, 3), (3, 6), (6, 9)], Pieces(ref ahead, memory, lines: 100));
    }

    [Fact]
    public void Add_BeyondWhatFits_LeavesOutTheLast()
    {
        float* memory = (float*)4096;
        var ahead = default(Ahead);
        for (int i = 0; i < 100; i++)
            ahead.Add(memory + (i * Line), Line);
        Assert.Equal(Enumerable.Range(0, 32).Select(i => (i, i + 1)), Pieces(ref ahead, memory, lines: 1));
        ahead.Add(memory + (7 * Line), Line);
        Assert.Equal([(7, 8)], Pieces(ref ahead, memory, lines: 1));
    }

    private static List<(int From, int To)> Pieces(ref Ahead ahead, float* memory, int lines)
    {
        List<(int, int)> pieces = [];
        for (; ; )
        {
            ahead.Take(lines, out float* start, out float* end);
            if (start == null)
                return pieces;
            pieces.Add(((int)((start - memory) / Line), (int)((end - memory) / Line)));
        }
    }
}
