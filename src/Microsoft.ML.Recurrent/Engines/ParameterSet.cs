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
    public Parameter this[int index] => _parameters[index];

    /// <summary>A parameter by name, or null.</summary>
    public Parameter? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Adds a parameter, its values zero.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public abstract Parameter Add(string name, Shape shape, bool isTrainable = true);

    /// <summary>Adds one recurrent level with PyTorch's parameter names behind a prefix, values zero.</summary>
    /// <param name="prefix">Module name: <c>encoder</c> gives <c>encoder.weight_ih_l0</c>; empty gives the bare name.</param>
    /// <param name="level">Position in a stack, from 0: the number in the names.</param>
    /// <param name="spec">Cell and sizes.</param>
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
    protected T Register<T>(T parameter) where T : Parameter
    {
        if (!_byName.TryAdd(parameter.Name, parameter))
            throw new ArgumentException($"There is already a parameter named '{parameter.Name}'. Names are unique within a set.", nameof(parameter));
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Frees what the engine holds for the set.</summary>
    protected virtual void Dispose(bool disposing) { }
}
