using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Architecture.Tests.Listing;

/// <summary>Writes a loaded assembly in the format of ML.NET's API lists, so that the two can be compared line by line.</summary>
internal static class AssemblyListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Write(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var inNamespace in assembly.GetTypes().Where(IsListed).GroupBy(type => type.Namespace ?? "", StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(inNamespace.Key).Append('\n');
            foreach (var type in inNamespace)
            {
                text.Append("  ").Append(TypeDeclaration.Write(type)).Append('\n');
                foreach (var line in MemberLines(type))
                    text.Append("      ").Append(line).Append('\n');
            }
        }
        return text.ToString();
    }

    private static bool IsListed(Type type)
    {
        for (var at = type; at is not null; at = at.DeclaringType)
        {
            if (at.IsNestedPrivate || at.Name.Contains('<', StringComparison.Ordinal) || at.IsDefined(typeof(CompilerGeneratedAttribute)))
                return false;
        }
        return true;
    }

    private static IEnumerable<string> MemberLines(Type type)
    {
        if (type.IsEnum)
            return [EnumLine(type)];
        if (typeof(MulticastDelegate).IsAssignableFrom(type))
            return [];
        return type.GetMembers(Declared)
            .Where(member => !member.Name.Contains('<', StringComparison.Ordinal))
            .Select(MemberDeclaration.Write)
            .OfType<string>();
    }

    private static string EnumLine(Type type)
    {
        var values = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => FormattableString.Invariant($"{field.Name}={field.GetRawConstantValue()}"));
        return $"{TypeSpelling.Of(Enum.GetUnderlyingType(type))}: {string.Join(", ", values)}";
    }
}
