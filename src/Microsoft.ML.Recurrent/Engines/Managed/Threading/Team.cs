namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>One member's view of workers that do one piece of work side by side and wait for each other within it.</summary>
/// <param name="barrier">Where they meet; null for one that works alone.</param>
/// <param name="member">From 0.</param>
/// <param name="members">How many.</param>
internal readonly struct Team(TeamBarrier? barrier, int member, int members)
{
    public static Team OfOne => new(null, 0, 1);

    /// <summary>Whether this member does what only one may do.</summary>
    public bool Leads => member == 0;

    /// <summary>This member's part of so many things, in order.</summary>
    public (int From, int To) PartOf(int count) => (count * member / members, count * (member + 1) / members);

    /// <summary>Returns when all have come here.</summary>
    public void Meet() => barrier?.Wait(members);
}
