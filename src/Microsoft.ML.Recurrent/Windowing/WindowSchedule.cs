namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>Pure arithmetic of row numbers: how far to read before a row can be given out, and which rows are left out.</summary>
/// <param name="history">Rows of its series, itself included, that a row needs to be given out. 1 where none is left out.</param>
/// <param name="lookahead">Rows that are read beyond a row before it is given out.</param>
/// <param name="future">Rows of its series after it that a row needs to be given out. 0 where none is left out.</param>
/// <param name="read">Reads the row of this number, the next that was not read.</param>
/// <param name="isFilled">Whether a row that was read was made to fill a gap: it stands in windows and is not given out.</param>
/// <remarks>When row t is given out, rows up to t + lookahead have been read and none beyond.</remarks>
internal sealed class WindowSchedule(int history, int lookahead, int future, Func<long, RowArrival> read, Predicate<long> isFilled)
{
    private const long Unknown = long.MaxValue;

    private long _read;
    private bool _sourceEnded;

    /// <summary>Number of the row that is given out; -1 before the first.</summary>
    public long Row { get; private set; } = -1;

    /// <summary>First row of its series.</summary>
    public long SeriesStart { get; private set; }

    /// <summary>Row after the last of its series. Past every row that was read as long as it is not known.</summary>
    public long SeriesEnd { get; private set; } = Unknown;

    /// <summary>Rows of the longest series that has ended.</summary>
    public long Longest { get; private set; }

    /// <summary>Whether any row was given out.</summary>
    public bool GaveAny { get; private set; }

    /// <summary>Steps to the next row that is not left out.</summary>
    public bool MoveNext()
    {
        while (NextRow())
        {
            if (Row - SeriesStart + 1 >= history && Row + future < SeriesEnd && !isFilled(Row))
            {
                GaveAny = true;
                return true;
            }
        }

        return false;
    }

    private bool NextRow()
    {
        if (Row < SeriesEnd)
            Row++;
        while (true)
        {
            while (SeriesEnd == Unknown && _read <= Row + lookahead)
                Read();
            if (Row < SeriesEnd)
                return true;
            Longest = Math.Max(Longest, SeriesEnd - SeriesStart);
            if (_sourceEnded)
                return false;
            SeriesStart = Row;
            SeriesEnd = Unknown;
        }
    }

    private void Read()
    {
        RowArrival arrival = read(_read);
        if (arrival == RowArrival.None || (arrival == RowArrival.Begins && _read > 0))
            SeriesEnd = _read;
        if (arrival == RowArrival.None)
            _sourceEnded = true;
        else
            _read++;
    }
}
