using System.Globalization;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Time as <typeparamref name="T"/>, which orders itself.</summary>
internal sealed class TimeReader<T>(DataViewRow source, DataViewSchema.Column column) : TimeReader
    where T : IComparable<T>, IFormattable
{
    private readonly ValueGetter<T> _get = source.GetGetter<T>(column);
    private T _read = default!;
    private T _kept = default!;

    public override bool IsAfterKept => _read.CompareTo(_kept) > 0;

    public override void Read()
    {
        _get(ref _read);
        if (_read is double.NaN or float.NaN)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"The time column '{column.Name}' is NaN in row {source.Position}, the first row being 0; every row needs its time. Fill it in, or leave the row out."));
        }
    }

    public override void Keep() => _kept = _read;

    public override (string Read, string Kept) Describe() => (Text(_read), Text(_kept));

    private static string Text(T value) => value switch
    {
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        _ => value.ToString(format: null, CultureInfo.InvariantCulture),
    };
}
