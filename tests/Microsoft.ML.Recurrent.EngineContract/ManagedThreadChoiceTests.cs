using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Threads for work that is too little for a rule, by what the runs took.</summary>
public sealed class ManagedThreadChoiceTests
{
    private const int Enough = 40; // runs of a first trial, whatever there is to try

    [Theory]
    [InlineData(1000, 600, 500, 2, 4)] // the more the better
    [InlineData(1000, 600, 590, 4, 2)] // two more save too little
    [InlineData(1000, 960, 2000, 4, 1)] // another saves too little
    [InlineData(1000, 1500, 2000, 4, 1)]
    public void ThreadChoice_AfterATrial_IsTheFastestThatIsWorthIt(long one, long two, long four, int noise, int expected)
    {
        var choice = new ThreadChoice(1, 4);
        Run(choice, Enough, (threads, run) => (threads == 1 ? one : threads == 2 ? two : four) + (run % 3 * noise));

        Assert.Equal(expected, choice.Threads);
    }

    [Fact]
    public void ThreadChoice_WithSingleLateRuns_IsNotMisled()
    {
        var choice = new ThreadChoice(1, 2);
        Run(choice, Enough, (threads, run) => run % 4 == 0 ? 100_000 : threads == 2 ? 700 : 1000);

        Assert.Equal(2, choice.Threads);
    }

    [Fact]
    public void ThreadChoice_WhenTheMachineChanges_FollowsWithinAThousandRuns()
    {
        var choice = new ThreadChoice(1, 2);
        Run(choice, Enough, (threads, _) => threads == 2 ? 700 : 1000);
        Run(choice, 1000, (threads, _) => threads == 2 ? 3000 : 1000);

        Assert.Equal(1, choice.Threads);
    }

    [Fact]
    public void ThreadChoice_OverManyRuns_SpendsAFortiethOfThemOnTrials()
    {
        var choice = new ThreadChoice(1, 2);
        int[] runs = Run(choice, 50_000, (threads, _) => threads == 2 ? 3000 : 1000);

        Assert.InRange(runs[2], 1, 50_000 / 75); // half of the trials are of the slower number
    }

    [Fact]
    public void ThreadChoice_UpToANumberThatIsNoPowerOfTwo_TriesThat()
    {
        var choice = new ThreadChoice(1, 6);
        int[] runs = Run(choice, Enough, (threads, _) => 1000 - threads);

        Assert.Equal([1, 2, 4, 6], Enumerable.Range(0, runs.Length).Where(threads => runs[threads] > 0));
    }

    /// <summary>How often each number was used.</summary>
    private static int[] Run(ThreadChoice choice, int runs, Func<int, int, long> time)
    {
        int[] used = new int[8];
        for (int run = 0; run < runs; run++)
        {
            int threads = choice.Threads;
            used[threads]++;
            choice.Report(threads, time(threads, run));
        }

        return used;
    }
}
