namespace Microsoft.ML.Data;

/// <summary>
/// A mapper's outputs beside its input's columns. An output that hides a column stands right after it, the others at the end.
/// </summary>
internal sealed class BoundRowMapper : IRowToRowMapper
{
    private readonly IRowMapper _mapper;

    /// <summary>For every output column the index of the input column it passes on, or the complement of the mapper's output.</summary>
    private readonly int[] _sources;

    public BoundRowMapper(DataViewSchema inputSchema, IRowMapper mapper)
    {
        _mapper = mapper;
        InputSchema = inputSchema;
        DataViewSchema.DetachedColumn[] outputs = mapper.GetOutputColumns();
        var builder = new DataViewSchema.Builder();
        var sources = new List<int>();
        foreach (DataViewSchema.Column column in inputSchema)
        {
            builder.AddColumns([column]);
            sources.Add(column.Index);
            if (!column.IsHidden)
                AddOutputs(name => name == column.Name);
        }
        AddOutputs(name => inputSchema.GetColumnOrNull(name) is null);
        OutputSchema = builder.ToSchema();
        _sources = sources.ToArray();

        void AddOutputs(Func<string, bool> belongsHere)
        {
            for (int i = 0; i < outputs.Length; i++)
            {
                if (belongsHere(outputs[i].Name))
                {
                    builder.AddColumn(outputs[i].Name, outputs[i].Type, outputs[i].Annotations);
                    sources.Add(~i);
                }
            }
        }
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        Func<int, bool> active = RowGetters.Predicate(dependingColumns, OutputSchema);
        Func<int, bool> needed = _mapper.GetDependencies(ActiveOutputs(active));
        var passedOn = new HashSet<int>(_sources.Where((_, i) => active(i)));
        return InputSchema.Where(column => passedOn.Contains(column.Index) || needed(column.Index));
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        if (input.Schema != InputSchema)
            throw new ArgumentOutOfRangeException(nameof(input), "Schema of input row must be the same as the schema the mapper is bound to");
        return new MappedRow(this, input, RowGetters.Predicate(activeColumns, OutputSchema));
    }

    /// <summary>The getters over a row or cursor, shared by all who ask for a column's.</summary>
    public sealed class Getters
    {
        private readonly BoundRowMapper _bound;
        private readonly DataViewRow _input;
        private readonly Func<int, bool> _active;
        private readonly Delegate[] _outputs;
        private readonly Action _disposer;

        public Getters(BoundRowMapper bound, DataViewRow input, Func<int, bool> active)
        {
            _bound = bound;
            _input = input;
            _active = active;
            _outputs = bound._mapper.CreateGetters(input, bound.ActiveOutputs(active), out _disposer);
        }

        public bool IsActive(DataViewSchema.Column column) => _active(column.Index);

        public ValueGetter<TValue> Get<TValue>(DataViewSchema.Column column)
        {
            int source = _bound._sources[column.Index];
            if (!_active(column.Index))
                return RowGetters.Checked<TValue>(null, column);
            return source >= 0
                ? _input.GetGetter<TValue>(_input.Schema[source])
                : RowGetters.Checked<TValue>(_outputs[~source], column);
        }

        public void Dispose() => _disposer?.Invoke();
    }

    private Func<int, bool> ActiveOutputs(Func<int, bool> active)
    {
        var outputs = new HashSet<int>(_sources.Where((source, i) => source < 0 && active(i)).Select(source => ~source));
        return outputs.Contains;
    }
}
