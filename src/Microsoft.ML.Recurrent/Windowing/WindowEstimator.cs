using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>Cuts a series into windows, for a trainer to learn from. Made by <see cref="RecurrentCatalog.Window(WindowOptions)"/>.</summary>
public sealed class WindowEstimator : IEstimator<WindowTransformer>
{
    private readonly IHostEnvironment _environment;

    internal WindowEstimator(IHostEnvironment environment, WindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_environment, Options) = (environment, options.Validate());
    }

    /// <summary>What the windows look like.</summary>
    public WindowOptions Options { get; }

    /// <summary>Checks the columns, and finds how far apart in time rows are. No row is read where there is no time column, or its spacing was named.</summary>
    /// <param name="input">The series, one row per time step, oldest first.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="ArgumentException">A column is missing, of the wrong type, or too wide.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="input"/> is a part of a random split.</exception>
    /// <exception cref="InvalidDataException">The spacing is looked for, and time does not ascend, or a group comes back; or gaps are to be filled, and the rows have no spacing.</exception>
    public WindowTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var binding = new WindowBinding(Options, input.Schema);
        RandomSample.Refuse(input, Options.Spacing, "Window");
        return new WindowTransformer(Options.TimeColumnName is null || Options.Spacing is not null ? Options : Options with { Spacing = Learn(input, binding) });
    }

    private Spacing Learn(IDataView input, WindowBinding binding)
    {
        using IChannel channel = _environment.Register(nameof(WindowEstimator)).Start("Spacing");
        var learnt = LearntSpacing.Of(input, binding.Series, Options.Gaps);
        if (learnt.IsWarning)
            channel.Warning(MessageSensitivity.None, learnt.Remark);
        else
            channel.Info(MessageSensitivity.None, learnt.Remark);
        return learnt.Spacing;
    }

    /// <summary>The input's columns and the window, and the future where it has a name. Shapes carry no sizes; <see cref="Fit"/> checks those.</summary>
    /// <param name="inputSchema">Shape of the data that <see cref="Fit"/> will be given.</param>
    /// <returns>The input's columns with those added.</returns>
    /// <exception cref="ArgumentException">A column is missing or of the wrong type.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column input = SeriesShape.Check(inputSchema, Options.InputColumnName, Options.GroupColumnName, Options.TimeColumnName);
        SchemaShape.Column window = SchemaShapes.Column(Options.OutputColumnName, NumberDataViewType.Single, SchemaShape.Column.VectorKind.Vector);
        if (Options.FutureColumnName is not { } futureName)
            return SchemaShapes.With(inputSchema, window);
        SchemaShape.Column.VectorKind kind = Options.Horizon == 1 ? input.Kind : SchemaShape.Column.VectorKind.Vector;
        return SchemaShapes.With(inputSchema, window, SchemaShapes.Column(futureName, NumberDataViewType.Single, kind));
    }
}
