using System.Globalization;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Groups named by a key. Raw keys count from 1; 0 is a missing one, which names no group.</summary>
internal sealed class KeyGroupReader(DataViewRow source, DataViewSchema.Column column) : GroupReader
{
    private readonly ValueGetter<uint> _read = source.GetGetter<uint>(column);
    private uint _current;

    public override bool Read()
    {
        uint key = 0;
        _read(ref key);
        if (key == 0)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"The group column '{column.Name}' has no value in row {source.Position}, the first row being 0: a missing key, or a group that was unknown when the keys were made. Make the keys from data that holds every group, or leave such rows out."));
        }

        if (key == _current)
            return false;
        _current = key;
        Current = key.ToString(CultureInfo.InvariantCulture);
        return true;
    }
}
