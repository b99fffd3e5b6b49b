using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>Window options bound to one input schema: its columns, its real sizes, and the columns added to it.</summary>
internal sealed class WindowBinding
{
    /// <summary>Numbers of the added columns.</summary>
    public const int WindowColumn = 0, FutureColumn = 1;

    /// <exception cref="ArgumentException">A column is missing, of the wrong type, or too wide.</exception>
    public WindowBinding(WindowOptions options, DataViewSchema input)
    {
        Options = options;
        Series = new SeriesColumns(input, options.InputColumnName, options.GroupColumnName, options.TimeColumnName, KeyNaming.ValueOrNumber).CheckSpacing(options.Spacing);
        options.CheckSize(Series.Channels);
        var window = new WindowAnnotations(options.Length, options.FutureColumnName is null ? null : options.Horizon, options.GroupColumnName, options.TimeColumnName);
        var added = new List<DataViewSchema.DetachedColumn> { new(options.OutputColumnName, TypeOf(options.Length), window.ToAnnotations()) };
        if (options.FutureColumnName is { } future)
        {
            DataViewSchema.Annotations annotations = (window with { Length = null }).ToAnnotations();
            added.Add(new DataViewSchema.DetachedColumn(future, options.Horizon > 1 ? TypeOf(options.Horizon) : StepType(), annotations));
        }

        Schema = new SchemaExtension(input, added);
    }

    public WindowOptions Options { get; }

    public SchemaExtension Schema { get; }

    public SeriesColumns Series { get; }

    /// <summary>C: values per row of the input column.</summary>
    public int Channels => Series.Channels;

    /// <summary>Whether a future of one row is a plain number.</summary>
    public bool FutureIsScalar => Options.Horizon == 1 && !Series.IsVector;

    private VectorDataViewType TypeOf(int rows) => Series.IsVector
        ? new VectorDataViewType(NumberDataViewType.Single, rows, Channels)
        : new VectorDataViewType(NumberDataViewType.Single, rows);

    private DataViewType StepType() => Series.IsVector
        ? new VectorDataViewType(NumberDataViewType.Single, Channels)
        : NumberDataViewType.Single;
}
