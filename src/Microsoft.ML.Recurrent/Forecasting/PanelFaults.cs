namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>What is wrong with the series of a panel, gathered so that all of it is told at once.</summary>
internal sealed class PanelFaults
{
    /// <summary>Series that an error names; of the others it says how many there are.</summary>
    private const int Named = 20;

    private readonly List<(string Group, InvalidDataException Error)> _faults = [];
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);

    public int Count => _faults.Count;

    /// <summary>Notes what is wrong with a series; of several things the first.</summary>
    public void Add(string group, InvalidDataException error)
    {
        if (_groups.Add(group))
            _faults.Add((group, error));
    }

    /// <param name="series">Series of the panel.</param>
    /// <exception cref="InvalidDataException">Something is wrong with a series.</exception>
    public void ThrowIfAny(int series)
    {
        if (Count == 0)
            return;
        if (Count == 1)
            throw new InvalidDataException(_faults[0].Error.Message, _faults[0].Error);
        IEnumerable<string> lines = _faults.Take(Named).Select(fault => $"  '{fault.Group}': {fault.Error.Message}");
        string rest = Count > Named ? FormattableString.Invariant($"\n  and {Count - Named} more.") : "";
        throw new InvalidDataException(FormattableString.Invariant($"{Count} of {series} series cannot be used; {(Count > Named ? $"the first {Named}" : "all of them")}:\n") + string.Join('\n', lines) + rest, _faults[0].Error);
    }
}
