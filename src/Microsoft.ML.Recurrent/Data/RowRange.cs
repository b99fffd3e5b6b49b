namespace Microsoft.ML.Recurrent.Data;

/// <summary>Rows from <paramref name="Start"/> to before <paramref name="End"/>, counted from 0.</summary>
internal readonly record struct RowRange(long Start, long End)
{
    public long Count => End - Start;
}
