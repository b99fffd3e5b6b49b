// The runtime knows the attribute by this full name, in whatever assembly it is declared.
namespace System.Runtime.CompilerServices;

/// <summary>Lets this assembly reach the internals of another one at run time; the compiler gets copies that declare this assembly a friend.
/// See docs/decisions/0002-internals.md.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
