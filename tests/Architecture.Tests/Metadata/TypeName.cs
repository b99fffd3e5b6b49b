namespace Architecture.Tests.Metadata;

/// <summary>A type's name taken apart.</summary>
/// <param name="Assembly">Simple name of the assembly that defines it.</param>
/// <param name="Namespace">Of the outermost type.</param>
/// <param name="Nested">Outer and inner names with the number of type parameters: <c>A`1.B</c>.</param>
internal sealed record TypeName(string Assembly, string Namespace, string Nested)
{
    /// <summary>As <see cref="Api.ApiType.Key"/>.</summary>
    public string Key => Namespace.Length == 0 ? Nested : $"{Namespace}.{Nested}";

    public override string ToString() => Key;
}
