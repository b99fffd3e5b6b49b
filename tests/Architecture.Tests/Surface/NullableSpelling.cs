using System.Reflection;
using Architecture.Tests.Api;
using Architecture.Tests.Listing;

namespace Architecture.Tests.Surface;

/// <summary>Spells types as <see cref="TypeSpelling"/> does, and says of references whether they may be null.</summary>
internal static class NullableSpelling
{
    public static string Of(NullabilityInfo info)
    {
        var type = info.Type;
        if (type.IsByRef || type.IsPointer || type.IsGenericParameter || Nullable.GetUnderlyingType(type) is not null)
            return TypeSpelling.Of(type) + (type.IsGenericParameter ? Mark(info) : "");
        if (info.ElementType is { } element)
            return $"{Of(element)}[{new string(',', type.GetArrayRank() - 1)}]{Mark(info)}";
        if (info.GenericTypeArguments.Length > 0 && !type.IsNested)
            return $"{TypeText.SplitArity(type.Name).Name}<{string.Join(", ", info.GenericTypeArguments.Select(Of))}>{Mark(info)}";
        return TypeSpelling.Of(type) + Mark(info);
    }

    private static string Mark(NullabilityInfo info)
        => !info.Type.IsValueType && (info.ReadState is NullabilityState.Nullable || info.WriteState is NullabilityState.Nullable) ? "?" : "";
}
