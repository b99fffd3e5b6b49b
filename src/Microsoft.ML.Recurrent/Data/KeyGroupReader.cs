using System.Globalization;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Groups named by a key. Raw keys count from 1; 0 is a missing one, which names no group.</summary>
internal sealed class KeyGroupReader(DataViewRow source, GroupColumn column) : GroupReader
{
    private readonly ValueGetter<uint> _read = source.GetGetter<uint>(column.Column);
    private readonly string[]? _names = column.Naming == KeyNaming.Number ? null : KeyValues.Of(column.Column, "group")?.Texts();
    private uint _last;
    private string _lastName = "";

    protected override string ReadName(string? kept)
    {
        uint key = 0;
        _read(ref key);
        if (key == 0)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"The group column '{column.Column.Name}' has no value in row {source.Position}, the first row being 0: a missing key, or a group that was unknown when the keys were made. Make the keys from data that holds every group, or leave such rows out."));
        }

        if (key > _names?.Length)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"The group column '{column.Column.Name}' holds the key {key} in row {source.Position}, the first row being 0; it has {_names.Length} key values. Make the column with the transform that made its key values."));
        }

        if (key != _last)
            (_last, _lastName) = (key, _names?[key - 1] ?? key.ToString(CultureInfo.InvariantCulture));
        return _lastName;
    }
}
