using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Tests.Kernels;

public sealed unsafe class AheadTests
{
    private const int Line = Ahead.Line;

    private static float* Memory => (float*)4096;

    [Fact]
    public void Take_UntilNothingIsLeft_GivesEveryRangeOnceInOrder()
    {
        var ahead = default(Ahead);
        ahead.Add(Memory, 5 * Line);
        ahead.Add(null, Line);
        ahead.Add(Memory + (100 * Line), 0);
        ahead.Add(Memory + (200 * Line), 2 * Line);
        ahead.SpreadOver(1);
        Assert.Equal([(0, Line), (2 * Line, Line), (4 * Line, Line / 2), (200 * Line, Line)], Pieces(ref ahead, steps: 2));
    }

    [Fact]
    public void SpreadOver_MoreStepsThanLines_TakesTheSamePartAtEach()
    {
        var ahead = default(Ahead);
        ahead.Add(Memory, 30 * Line);
        ahead.SpreadOver(120);
        Assert.Equal([(0, Line / 4), (10 * Line, Line / 4), (20 * Line, Line / 4)], Pieces(ref ahead, steps: 40));
    }

    [Fact]
    public void SpreadOver_AfterSomeWasTaken_SpreadsTheRest()
    {
        var ahead = default(Ahead);
        ahead.Add(Memory, 30 * Line);
        ahead.SpreadOver(30);
        float* next = null;
        nint stride = 0;
        ahead.Take(20, ref next, ref stride);
        Assert.Equal(Line, stride);
        ahead.SpreadOver(20);
        Assert.Equal([(20 * Line, Line / 2), (25 * Line, Line / 2)], Pieces(ref ahead, steps: 10));
    }

    [Fact]
    public void Take_WhereNothingIsLeft_ChangesNothing()
    {
        var ahead = default(Ahead);
        float* next = Memory;
        nint stride = 3;
        ahead.Take(10, ref next, ref stride);
        Assert.Equal((0, (nint)3), ((int)(next - Memory), stride));
    }

    [Fact]
    public void AddShare_OfAllShares_CoversTheRangeOnce()
    {
        var ahead = default(Ahead);
        for (int share = 0; share < 3; share++)
            ahead.AddShare(Memory, 9 * Line, share, 3);
        ahead.SpreadOver(1);
        Assert.Equal([(0, Line), (3 * Line, Line), (6 * Line, Line)], Pieces(ref ahead, steps: 3));
    }

    [Fact]
    public void Add_BeyondWhatFits_LeavesOutTheLast()
    {
        var ahead = default(Ahead);
        for (int i = 0; i < 100; i++)
            ahead.Add(Memory + (i * Line), Line);
        ahead.SpreadOver(1);
        Assert.Equal(Enumerable.Range(0, 32).Select(i => (i * Line, Line)), Pieces(ref ahead, steps: 1));
        ahead.Add(Memory + (7 * Line), Line);
        Assert.Equal([(7 * Line, Line)], Pieces(ref ahead, steps: 1));
    }

    /// <summary>Where each tile of so many steps begins to fetch, and its stride, both in floats.</summary>
    private static List<(int From, int Stride)> Pieces(ref Ahead ahead, int steps)
    {
        List<(int, int)> pieces = [];
        for (; ; )
        {
            float* next = null;
            nint stride = 0;
            ahead.Take(steps, ref next, ref stride);
            if (next == null)
                return pieces;
            pieces.Add(((int)(next - Memory), (int)stride));
        }
    }
}
