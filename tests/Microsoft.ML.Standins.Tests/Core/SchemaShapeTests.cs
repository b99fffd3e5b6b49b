namespace Microsoft.ML.Standins.Tests.Core;

public sealed class SchemaShapeTests
{
    [Fact]
    public void SchemaShape_OfNoColumns_IsEmpty()
        => Assert.Empty(new SchemaShape([]));

    [Fact]
    public void SchemaShape_OfNull_IsRefused()
        => Assert.Throws<ArgumentNullException>("columns", () => new SchemaShape(null!));

    [Fact]
    public void SchemaShape_OfAColumnThatNobodyMade_IsRefused()
        => Assert.Throws<ArgumentOutOfRangeException>("columns", () => new SchemaShape([default]));
}
