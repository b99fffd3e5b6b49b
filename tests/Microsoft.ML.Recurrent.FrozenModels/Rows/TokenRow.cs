using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>Tokens of a vocabulary that stands for nothing, with what they are.</summary>
internal sealed class TokenRow
{
    private const int Vocabulary = 9;

    public VBuffer<uint> Tokens { get; set; }

    public bool Flag { get; set; }

    /// <summary>A key of three, counted from 0 in a member.</summary>
    [KeyType(3)]
    public uint Class { get; set; }

    /// <summary>Rows of none to seven tokens.</summary>
    public static IDataView Variable(MLContext ml) => View(ml, i => i % 8, size: 0);

    /// <summary>Rows of five tokens each.</summary>
    public static IDataView Fixed(MLContext ml) => View(ml, _ => 5, size: 5);

    private static IDataView View(MLContext ml, Func<int, int> steps, int size)
    {
        var random = new Random(6);
        List<TokenRow> rows = [.. Enumerable.Range(0, 40).Select(i =>
        {
            uint[] keys = [.. Enumerable.Range(0, steps(i)).Select(_ => (uint)random.Next(1, Vocabulary + 1))];
            return new TokenRow
            {
                Tokens = new VBuffer<uint>(keys.Length, keys),
                Flag = keys.Contains(9u),
                Class = keys.Contains(9u) ? 0 : keys.Contains(5u) ? 1 : 2u,
            };
        })];
        SchemaDefinition schema = SchemaDefinition.Create(typeof(TokenRow));
        schema[nameof(Tokens)].ColumnType = new VectorDataViewType(new KeyDataViewType(typeof(uint), Vocabulary), size);
        return ml.Data.LoadFromEnumerable(rows, schema);
    }
}
