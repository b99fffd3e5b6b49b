using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using static Microsoft.ML.SchemaShape.Column;

namespace Microsoft.ML.Transforms;

/// <summary>Learns the values of a column and gives each a key.</summary>
public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly IHost _host;
    private readonly string _output;
    private readonly string _input;
    private readonly int _maximum;
    private readonly KeyOrdinality _ordinality;

    internal ValueToKeyMappingEstimator(IHostEnvironment env, string outputColumnName, string inputColumnName = null,
        int maximumNumberOfKeys = 1000000, KeyOrdinality keyOrdinality = KeyOrdinality.ByOccurrence)
    {
        _host = env.Register(nameof(ValueToKeyMappingEstimator));
        _output = outputColumnName;
        _input = inputColumnName ?? outputColumnName;
        _maximum = maximumNumberOfKeys;
        _ordinality = keyOrdinality;
    }

    /// <summary>Learns in one pass.</summary>
    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column source = input.Schema.GetColumnOrNull(_input)
            ?? throw new ArgumentOutOfRangeException(nameof(input), $"Could not find input column '{_input}'");
        TermMap map = TermMap.Create(source.Type);
        using (DataViewRowCursor cursor = input.GetRowCursor([source]))
            map.Learn(cursor, source, _maximum);
        if (_ordinality == KeyOrdinality.ByValue)
            map.Sort();
        return new ValueToKeyMappingTransformer(_host, _output, _input, map);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column source = inputSchema.Find(_input);
        var values = new SchemaShape.Column(AnnotationUtils.Kinds.KeyValues, VectorKind.Vector, source.ItemType, source.IsKey);
        return inputSchema.With([new SchemaShape.Column(_output, source.Kind, NumberDataViewType.UInt32, true, new SchemaShape([values]))]);
    }

    /// <summary>The order of the keys.</summary>
    public enum KeyOrdinality : byte
    {
        /// <summary>As the values came.</summary>
        ByOccurrence = 0,

        /// <summary>By the values.</summary>
        ByValue = 1,
    }
}
