using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Tests.Sequences;

/// <summary>Tokens of a vocabulary of 6 with what they are: true where token 5 occurs.</summary>
internal sealed class TokenRow
{
    public const int Vocabulary = 6;

    public VBuffer<uint> Tokens { get; set; }

    public bool Label { get; set; }

    /// <summary>Rows of 0 to 7 tokens, drawn, the same each time. Raw keys: token + 1.</summary>
    public static List<TokenRow> Rows(int count)
    {
        var random = new Random(4);
        return Enumerable.Range(0, count).Select(i =>
        {
            uint[] keys = Enumerable.Range(0, i % 8).Select(_ => (uint)random.Next(1, Vocabulary)).ToArray();
            bool label = keys.Length > 0 && random.Next(2) == 0;
            if (label)
                keys[random.Next(keys.Length)] = 6;
            return new TokenRow { Tokens = new VBuffer<uint>(keys.Length, keys), Label = label };
        }).ToList();
    }

    public static IDataView View(MLContext ml, IEnumerable<TokenRow> rows, int vocabulary = Vocabulary, int size = 0)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(TokenRow));
        schema[nameof(Tokens)].ColumnType = new VectorDataViewType(new KeyDataViewType(typeof(uint), vocabulary), size);
        return ml.Data.LoadFromEnumerable(rows.ToList(), schema);
    }
}
