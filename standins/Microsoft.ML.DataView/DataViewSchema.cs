using System.Collections;
using Microsoft.ML.Internal.DataView;

namespace Microsoft.ML;

/// <summary>The columns of a table. A column added under an existing name hides the earlier one.</summary>
public sealed partial class DataViewSchema : IReadOnlyList<DataViewSchema.Column>
{
    private readonly Column[] _columns;
    private readonly Dictionary<string, int> _indexByName;

    private DataViewSchema(IReadOnlyList<DetachedColumn> columns)
    {
        _indexByName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < columns.Count; i++)
            _indexByName[columns[i].Name] = i;

        _columns = columns
            .Select((column, i) => new Column(column.Name, i, _indexByName[column.Name] != i, column.Type, column.Annotations))
            .ToArray();
    }

    /// <summary>The number of columns, hidden ones included.</summary>
    public int Count => _columns.Length;

    /// <summary>The visible column of the name.</summary>
    public Column this[string name]
    {
        get
        {
            Contracts.CheckValue(name, nameof(name));
            return _indexByName.TryGetValue(name, out int index)
                ? _columns[index]
                : throw Contracts.ExceptParam(nameof(name), $"Column '{name}' not found");
        }
    }

    /// <summary>The column of the index.</summary>
    public Column this[int columnIndex]
    {
        get
        {
            Contracts.CheckParam(columnIndex >= 0 && columnIndex < _columns.Length, nameof(columnIndex));
            return _columns[columnIndex];
        }
    }

    /// <summary>The visible column of the name, or null.</summary>
    public Column? GetColumnOrNull(string name)
    {
        Contracts.CheckValue(name, nameof(name));
        return _indexByName.TryGetValue(name, out int index) ? _columns[index] : null;
    }

    /// <inheritdoc/>
    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => _columns.Length + " columns";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
