namespace Architecture.Tests.Fixtures.Upper;

/// <summary>What the fixtures of the layer below must not know.</summary>
internal class Secret
{
    public static int Count => 1;

    public static T Of<T>(T value) => value;
}
