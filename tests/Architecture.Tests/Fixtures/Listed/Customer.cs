namespace Architecture.Tests.Fixtures.Listed;

/// <summary>Has what a list of a public face must show, and what it must leave out.</summary>
public abstract class Customer
{
    public required string Name { get; init; }

    public List<string?>? Orders { get; private set; }

    public abstract bool TryFind<T>(string? text, out T? found, int limit = 10, params string[] others) where T : class;

    internal void Forget() => Orders = null;
}
