namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>How many threads share work that is too little for a rule: the number that was fastest when tried, and it is tried again and again.</summary>
/// <remarks>Whether a second thread repays its call, and the lines that wander between caches, depends on the machine and on its other guests.
/// No result depends on it. A number is tried some runs in a row, and its median counts; more threads are taken where they save a twentieth.
/// Trials are a fortieth of all runs with two numbers to choose from.</remarks>
internal sealed class ThreadChoice
{
    private const int RunsOfTrial = 6; // the first of which finds its data in another core's cache, and does not count
    private const int RunsBetween = 480;
    private const double WorthIt = 0.95;

    private readonly Lock _lock = new();
    private readonly long[] _times = new long[RunsOfTrial - 1];
    private readonly int _fewest, _most;
    private int _chosen, _tried, _best, _runs;
    private long _bestTime;

    /// <param name="fewest">Threads that are taken unasked; they are tried first.</param>
    /// <param name="most">Threads that might repay their call.</param>
    public ThreadChoice(int fewest, int most)
    {
        (_fewest, _most) = (fewest, most);
        Try(fewest);
    }

    /// <summary>Threads of the next run.</summary>
    public int Threads
    {
        get
        {
            lock (_lock)
                return _tried > 0 ? _tried : _chosen;
        }
    }

    /// <summary>What a run with so many threads took.</summary>
    public void Report(int threads, long time)
    {
        lock (_lock)
        {
            if (_tried == 0)
            {
                if (++_runs == RunsBetween)
                    Try(_fewest);
            }
            else if (threads == _tried)
            {
                if (_runs > 0)
                    _times[_runs - 1] = time;
                if (++_runs == RunsOfTrial)
                    EndTrial();
            }
        }
    }

    private void Try(int threads) => (_tried, _runs) = (threads, 0);

    private void EndTrial()
    {
        Array.Sort(_times);
        long median = _times[_times.Length / 2];
        if (_tried == _fewest || median < WorthIt * _bestTime)
            (_best, _bestTime) = (_tried, median);
        if (_tried < _most)
            Try(Math.Min(2 * _tried, _most));
        else
            (_chosen, _tried, _runs) = (_best, 0, 0);
    }
}
