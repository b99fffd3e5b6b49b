namespace Architecture.Tests;

/// <summary>Fails with every problem on a line of its own.</summary>
internal static class Problems
{
    public static void AssertNone(IEnumerable<string> problems)
    {
        var all = problems.ToList();
        if (all.Count > 0)
            Assert.Fail(string.Join('\n', all));
    }
}
