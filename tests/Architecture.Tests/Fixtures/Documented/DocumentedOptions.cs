namespace Architecture.Tests.Fixtures.Documented;

public sealed record DocumentedOptions
{
    public int Size { get; init; } = 3;

    public int Twice(int value = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return 2 * value;
    }
}
