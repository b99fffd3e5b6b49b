namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Work that falls into shares which touch disjoint results.</summary>
internal interface IParallelWork
{
    /// <summary>Does one share.</summary>
    /// <param name="share">From 0 to below the number of shares asked for.</param>
    /// <param name="worker">Who does it: from 0 to below the number of workers. No two shares run on one worker at once.</param>
    void Run(int share, int worker);
}
