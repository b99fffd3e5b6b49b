using System.Globalization;
using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Makes values of fields; what is empty or missing is the type's default.</summary>
internal static class TextParser
{
    public delegate bool TryParse<T>(ReadOnlyMemory<char> field, out T value);

    public static TryParse<T> For<T>(PrimitiveDataViewType type)
    {
        Delegate parser = type is KeyDataViewType key ? Key<T>(key.Count) : _parsers[typeof(T)];
        var parse = (TryParse<T>)parser;
        return (ReadOnlyMemory<char> field, out T value) =>
        {
            value = default;
            return field.IsEmpty || parse(field, out value);
        };
    }

    private static readonly Dictionary<Type, Delegate> _parsers = new()
    {
        [typeof(float)] = (TryParse<float>)Real,
        [typeof(double)] = (TryParse<double>)Real,
        [typeof(sbyte)] = (TryParse<sbyte>)Integer,
        [typeof(byte)] = (TryParse<byte>)Integer,
        [typeof(short)] = (TryParse<short>)Integer,
        [typeof(ushort)] = (TryParse<ushort>)Integer,
        [typeof(int)] = (TryParse<int>)Integer,
        [typeof(uint)] = (TryParse<uint>)Integer,
        [typeof(long)] = (TryParse<long>)Integer,
        [typeof(ulong)] = (TryParse<ulong>)Integer,
        [typeof(bool)] = (TryParse<bool>)Boolean,
        [typeof(ReadOnlyMemory<char>)] = (TryParse<ReadOnlyMemory<char>>)((ReadOnlyMemory<char> field, out ReadOnlyMemory<char> value) =>
        {
            value = field;
            return true;
        }),
        [typeof(DateTime)] = (TryParse<DateTime>)((ReadOnlyMemory<char> field, out DateTime value) => DateTime.TryParse(field.Span,
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out value)),
        [typeof(DateTimeOffset)] = (TryParse<DateTimeOffset>)((ReadOnlyMemory<char> field, out DateTimeOffset value)
            => DateTimeOffset.TryParse(field.Span, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value)),
        [typeof(TimeSpan)] = (TryParse<TimeSpan>)((ReadOnlyMemory<char> field, out TimeSpan value)
            => TimeSpan.TryParse(field.Span, CultureInfo.InvariantCulture, out value)),
    };

    /// <summary>What is no number is NaN.</summary>
    private static bool Real<T>(ReadOnlyMemory<char> field, out T value) where T : struct, IFloatingPointIeee754<T>
    {
        value = field.Span switch
        {
            "∞" => T.PositiveInfinity,
            "-∞" => T.NegativeInfinity,
            _ => T.TryParse(field.Span, NumberStyles.Float, CultureInfo.InvariantCulture, out T parsed) ? parsed : T.NaN,
        };
        return true;
    }

    private static bool Integer<T>(ReadOnlyMemory<char> field, out T value) where T : struct, IBinaryInteger<T>
    {
        value = default;
        return !field.Span.StartsWith("+")
            && T.TryParse(field.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static bool Boolean(ReadOnlyMemory<char> field, out bool value)
    {
        bool? parsed = field.ToString().ToLowerInvariant() switch
        {
            "1" or "true" or "t" or "yes" or "y" or "+" or "+1" => true,
            "0" or "false" or "f" or "no" or "n" or "-" or "-1" => false,
            _ => null,
        };
        value = parsed ?? false;
        return parsed.HasValue;
    }

    /// <summary>Files count keys from 0, columns from 1; what is no key of the range is missing, 0.</summary>
    private static TryParse<T> Key<T>(ulong count)
        => (ReadOnlyMemory<char> field, out T value) =>
        {
            bool isKey = ulong.TryParse(field.Span, NumberStyles.None, CultureInfo.InvariantCulture, out ulong key) && key < count;
            value = (T)Convert.ChangeType(isKey ? key + 1 : 0, typeof(T), CultureInfo.InvariantCulture);
            return true;
        };
}
