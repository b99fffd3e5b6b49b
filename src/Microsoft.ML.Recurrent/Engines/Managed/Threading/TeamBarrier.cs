namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A barrier for members that meet every few microseconds: it spins, and gives its core away only where somebody is late.</summary>
internal sealed class TeamBarrier
{
    private const int SpinRounds = 1500;

    private int _arrived, _round;

    public void Wait(int members)
    {
        int round = Volatile.Read(ref _round);
        if (Interlocked.Increment(ref _arrived) == members)
        {
            _arrived = 0;
            Volatile.Write(ref _round, round + 1);
            return;
        }

        for (int spins = 0; Volatile.Read(ref _round) == round; spins++)
        {
            if (spins < SpinRounds)
                Thread.SpinWait(1);
            else
                Thread.Yield();
        }
    }
}
