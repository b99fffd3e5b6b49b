namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Threads that stay: they spin for a while after each piece of work, because the next one usually follows at once, and then block.</summary>
/// <remarks>Which worker does which share never matters to a result. It matters to speed: a worker begins with the same shares each time, whose data
/// its core's cache still holds, and only then takes what others have left. While one step uses the team, another does its shares alone.</remarks>
internal sealed class Workers : IDisposable
{
    private const int SpinRounds = 1500; // some 50 microseconds

    private readonly Lock _turn = new();
    private readonly WorkerThread[] _threads;
    private IParallelWork? _work;
    private int[] _takenInRun = [];
    private bool _isTeam;
    private int _shares, _run, _busy;
    private Exception? _failure;

    public Workers(int count)
    {
        Count = count;
        _threads = new WorkerThread[count - 1];
        for (int i = 0; i < _threads.Length; i++)
            _threads[i] = new(this, i + 1, SpinRounds);
    }

    /// <summary>Workers, the calling thread included.</summary>
    public int Count { get; }

    /// <summary>Does all shares and returns when they are done.</summary>
    public void Run(IParallelWork work, int shares)
    {
        if (shares > 1 && Count > 1 && _turn.TryEnter())
        {
            try
            {
                RunTogether(work, shares);
            }
            finally
            {
                _turn.Exit();
            }
        }
        else
        {
            for (int share = 0; share < shares; share++)
                work.Run(share, 0);
        }
    }

    /// <summary>Runs as many shares at once as workers, each on its own, so that they may wait for each other; false where the team is in use.</summary>
    /// <param name="work">Share and worker are the same number.</param>
    /// <param name="members">At most <see cref="Count"/>.</param>
    public bool TryRunAsTeam(IParallelWork work, int members)
    {
        if (!_turn.TryEnter())
            return false;
        try
        {
            _isTeam = true;
            RunTogether(work, members);
            return true;
        }
        finally
        {
            _isTeam = false;
            _turn.Exit();
        }
    }

    public void Dispose()
    {
        foreach (var thread in _threads)
            thread.Stop();
    }

    /// <summary>Takes shares until none is left; called by every worker.</summary>
    internal void TakeShares(int worker)
    {
        try
        {
            if (_isTeam)
            {
                _work!.Run(worker, worker);
                return;
            }

            int first = (int)((long)_shares * worker / Count);
            for (int i = 0; i < _shares; i++)
            {
                int share = first + i < _shares ? first + i : first + i - _shares;
                if (Volatile.Read(ref _takenInRun[share]) != _run && Interlocked.Exchange(ref _takenInRun[share], _run) != _run)
                    _work!.Run(share, worker);
            }
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
        }
    }

    /// <summary>A worker thread has found no share left.</summary>
    internal void Done() => Interlocked.Decrement(ref _busy);

    private void RunTogether(IParallelWork work, int shares)
    {
        int helpers = Math.Min(_threads.Length, shares - 1);
        if (_takenInRun.Length < shares)
            Array.Resize(ref _takenInRun, shares);
        (_work, _shares, _run, _busy) = (work, shares, _run + 1, helpers);
        for (int i = 0; i < helpers; i++)
            _threads[i].Start();
        TakeShares(0);
        for (int round = 0; Volatile.Read(ref _busy) != 0; round++)
        {
            // Shares are nearly equal, so the rest is short; where it is not, another thread may need this core to finish.
            if (round < SpinRounds)
                Thread.SpinWait(1);
            else
                Thread.Yield();
        }

        _work = null;
        if (Interlocked.Exchange(ref _failure, null) is { } failure)
            throw new InvalidOperationException("A worker thread failed.", failure);
    }
}
