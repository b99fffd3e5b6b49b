using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using static Microsoft.ML.SchemaShape.Column;

namespace Microsoft.ML.Transforms;

/// <summary>Makes a <see cref="ColumnConcatenatingTransformer"/>.</summary>
public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
{
    private readonly IHost _host;
    private readonly string _name;
    private readonly string[] _inputs;

    internal ColumnConcatenatingEstimator(IHostEnvironment env, string outputColumnName, params string[] inputColumnNames)
    {
        if (inputColumnNames is not { Length: > 0 })
            throw new ArgumentOutOfRangeException(nameof(inputColumnNames), "Input columns not specified");
        _host = env.Register(nameof(ColumnConcatenatingEstimator));
        _name = outputColumnName;
        _inputs = inputColumnNames;
    }

    /// <summary>Nothing is read or checked before the transform.</summary>
    public ColumnConcatenatingTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ColumnConcatenatingTransformer(_host, _name, _inputs);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column[] sources = _inputs.Select(inputSchema.Find).ToArray();
        foreach (SchemaShape.Column source in sources)
        {
            if (source.IsKey != sources[0].IsKey || !source.ItemType.Equals(sources[0].ItemType))
            {
                throw new InvalidOperationException($"Concatenated columns should have the same type. Column '{source.Name}' has type of "
                    + $"{source.ItemType}, but expected column type is {sources[0].ItemType}.");
            }
        }
        VectorKind kind = sources.Any(source => source.Kind == VectorKind.VariableVector) ? VectorKind.VariableVector : VectorKind.Vector;
        return inputSchema.With([new SchemaShape.Column(_name, kind, sources[0].ItemType, sources[0].IsKey, Annotations(sources, kind))]);
    }

    private static SchemaShape Annotations(SchemaShape.Column[] sources, VectorKind kind)
    {
        var annotations = new List<SchemaShape.Column>();
        if (sources.All(source => source.IsNormalized()))
            annotations.Add(new SchemaShape.Column(AnnotationUtils.Kinds.IsNormalized, VectorKind.Scalar, BooleanDataViewType.Instance,
                false));
        if (kind == VectorKind.Vector && sources.Any(source => source.Kind == VectorKind.Scalar || source.HasSlotNames()))
            annotations.Add(new SchemaShape.Column(AnnotationUtils.Kinds.SlotNames, VectorKind.Vector, TextDataViewType.Instance, false));
        return new SchemaShape(annotations);
    }
}
