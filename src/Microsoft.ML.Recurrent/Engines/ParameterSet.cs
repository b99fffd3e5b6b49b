using System.Collections;

namespace Microsoft.ML.Recurrent.Engines;

/// <summary>The parameters of one network, in the order in which they were added, which is also the order in files.</summary>
public abstract class ParameterSet : IReadOnlyList<Parameter>, IDisposable
{
    private readonly List<Parameter> _parameters = [];
    private readonly Dictionary<string, Parameter> _byName = new(StringComparer.Ordinal);

    /// <summary>How many parameters there are.</summary>
    public int Count => _parameters.Count;

    /// <summary>Numbers that are trained, over all parameters.</summary>
    public long TrainedCount => _parameters.Where(p => p.IsTrainable).Sum(p => (long)p.Shape.ElementCount);

    /// <summary>A parameter by position.</summary>
    /// <param name="index">From 0 to below <see cref="Count"/>.</param>
    public Parameter this[int index] => _parameters[index];

    /// <summary>A parameter by name, or null.</summary>
    /// <param name="name">As in <see cref="Parameter.Name"/>, case included.</param>
    /// <returns>The parameter; null where there is none of that name.</returns>
    public Parameter? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Adds a parameter, its values zero.</summary>
    /// <param name="name">PyTorch's name, unique within the set.</param>
    /// <param name="shape">One to four axes.</param>
    /// <param name="isTrainable">Whether optimizers move it. Default true.</param>
    /// <returns>The parameter, which lives as long as the set.</returns>
    /// <exception cref="ArgumentException">The name is taken or empty, or the shape has no axes.</exception>
    public abstract Parameter Add(string name, Shape shape, bool isTrainable = true);

    /// <summary>Adds one recurrent level with PyTorch's parameter names behind a prefix, values zero.</summary>
    /// <param name="prefix">Module name: <c>encoder</c> gives <c>encoder.weight_ih_l0</c>; empty gives the bare name.</param>
    /// <param name="level">Position in a stack, from 0: the number in the names.</param>
    /// <param name="spec">Cell and sizes.</param>
    /// <returns>The level with its parameters, which live as long as the set.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A size is out of its range, the cell has no such activation, or a name is taken.</exception>
    public abstract RecurrentLayer AddRecurrent(string prefix, int level, RecurrentSpec spec);

    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator() => _parameters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Frees what the engine holds for the set.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Enters a parameter that the engine made.</summary>
    /// <typeparam name="T">The engine's own kind of parameter.</typeparam>
    /// <param name="parameter">Named as no other of the set.</param>
    /// <returns>The same parameter.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    protected T Register<T>(T parameter) where T : Parameter
    {
        if (!_byName.TryAdd(parameter.Name, parameter))
            throw new ArgumentException($"There is already a parameter named '{parameter.Name}'. Names are unique within a set.", nameof(parameter));
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Frees what the engine holds for the set.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing) { }
}
