using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Recurrent;

/// <summary>Range checks of the public boundary. Message and bound stand in one place, so they cannot disagree.</summary>
internal static class Check
{
    public static void AtLeast(int value, int minimum, string unit, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < minimum)
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is {value}; it must be {minimum} or more ({unit})."));
    }

    public static void Between(int value, int minimum, int maximum, string unit, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < minimum || value > maximum)
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is {value}; it must be {minimum} to {maximum} ({unit})."));
    }

    public static void Positive(float value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0f) || !float.IsFinite(value))
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is {value}; it must be above 0 and finite."));
    }

    /// <summary>From <paramref name="minimum"/> to below <paramref name="limit"/>.</summary>
    public static void InRange<T>(T value, T minimum, T limit, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T>
    {
        if (!(value >= minimum && value < limit))
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is {value}; it must be at least {minimum} and below {limit}."));
    }

    public static void Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "") where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must be one of {string.Join(", ", Enum.GetNames<T>())}.");
    }

    public static void ColumnName(string? value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (string.IsNullOrWhiteSpace(value))
            throw new ArgumentException($"{name} is {(value is null ? "null" : "empty")}; it must name a column.", name);
    }
}
