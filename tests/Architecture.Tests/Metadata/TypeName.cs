namespace Architecture.Tests.Metadata;

/// <summary>A type's name taken apart.</summary>
/// <param name="Assembly">Simple name of the assembly that defines it.</param>
/// <param name="Namespace">Of the outermost type.</param>
/// <param name="Nested">Outer and inner names with the number of type parameters: <c>A`1.B</c>.</param>
internal sealed record TypeName(string Assembly, string Namespace, string Nested)
{
    /// <summary>As <see cref="Api.ApiType.Key"/>.</summary>
    public string Key => Namespace.Length == 0 ? Nested : $"{Namespace}.{Nested}";

    /// <summary>The name of the type that all the others are nested in.</summary>
    public string Outermost => Nested.Split('.')[0];

    /// <summary>Whether the compiler made it up; its names are none that C# allows.</summary>
    public bool IsGenerated => Outermost.StartsWith('<');

    public override string ToString() => Key;
}
