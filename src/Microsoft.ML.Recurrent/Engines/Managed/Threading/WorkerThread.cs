namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>One persistent thread of a team.</summary>
internal sealed class WorkerThread
{
    private readonly Workers _team;
    private readonly int _worker, _spinRounds;
    private readonly SemaphoreSlim _wake = new(0);
    private Thread? _thread;
    private int _started, _asleep;
    private volatile bool _stop;

    public WorkerThread(Workers team, int worker, int spinRounds)
    {
        (_team, _worker, _spinRounds) = (team, worker, spinRounds);
    }

    /// <summary>Lets it take shares; the thread itself begins with the first call.</summary>
    public void Start()
    {
        if (_thread is null)
        {
            _thread = new Thread(Live) { IsBackground = true, Name = $"Recurrent worker {_worker}" };
            _thread.Start();
        }

        Interlocked.Increment(ref _started);
        if (Interlocked.Exchange(ref _asleep, 0) == 1)
            _wake.Release();
    }

    public void Stop()
    {
        if (_thread is null)
            return;
        _stop = true;
        if (Interlocked.Exchange(ref _asleep, 0) == 1)
            _wake.Release();
        _thread.Join();
        _wake.Dispose();
    }

    private void Live()
    {
        for (int seen = 0; ; seen++)
        {
            Await(seen);
            if (_stop)
                return;
            _team.TakeShares(_worker);
            _team.Done();
        }
    }

    private void Await(int seen)
    {
        for (int round = 0; Volatile.Read(ref _started) == seen && !_stop; round++)
        {
            if (round < _spinRounds)
            {
                Thread.SpinWait(1);
                continue;
            }

            Interlocked.Exchange(ref _asleep, 1);
            if (Volatile.Read(ref _started) == seen && !_stop)
                _wake.Wait();
            else if (Interlocked.Exchange(ref _asleep, 0) == 0)
                _wake.Wait(); // woken meanwhile: take the release that is due
            round = 0;
        }
    }
}
