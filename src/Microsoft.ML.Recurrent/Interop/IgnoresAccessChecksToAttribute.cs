// The runtime knows the attribute by this full name, in whatever assembly it is declared.
namespace System.Runtime.CompilerServices;

/// <summary>Lets this assembly reach the internals of another one at run time; the compiler sees them through the stand-ins.
/// See docs/decisions/0002-internals.md.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
