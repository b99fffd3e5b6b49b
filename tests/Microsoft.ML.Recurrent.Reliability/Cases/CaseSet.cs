namespace Microsoft.ML.Recurrent.Reliability.Cases;

/// <summary>Numbered cases, each a function of the seed and its number.</summary>
/// <param name="folder">Where the undamaged files lie, and where a case may write.</param>
/// <param name="seed">Of the damage.</param>
internal abstract class CaseSet(string folder, int seed)
{
    protected string Folder { get; } = folder;

    /// <summary>Writes what the cases start from, once, before any of them runs.</summary>
    public abstract void Prepare();

    /// <summary>Runs every undamaged original, so that no case pays for what a process does once.</summary>
    public abstract void WarmUp();

    /// <summary>What the case damages, and how; then does it.</summary>
    /// <returns>The damage in a word, and what runs on it: it gives whether the results are the original's, or throws.</returns>
    public abstract (string What, Func<Outcome> Run) Case(int number);

    /// <summary>A generator of the case's own.</summary>
    protected Random RandomOf(int number) => new(unchecked((seed * 1_000_003) + number));

    /// <summary>Runs cases that are not counted: what a refusal does once in a process should not be the first one's time.</summary>
    protected void RefuseSome(int count)
    {
        for (int number = -count; number < 0; number++)
        {
            try
            {
                Case(number).Run();
            }
            catch (Exception error)
            {
                _ = ErrorJudge.Judge(ErrorJudge.Root(error));
            }
        }
    }
}
