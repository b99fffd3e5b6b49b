using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>Windows of rows that come one by one.</summary>
internal sealed class WindowMapping(WindowBinding binding) : IRowMapping
{
    public SchemaExtension Schema => binding.Schema;

    public IReadOnlyList<DataViewSchema.Column> Dependencies { get; } = binding.Series.All;

    public bool IsStateless => false;

    public IRowScorer CreateScorer(DataViewRow source, int capacity) => new WindowRowScorer(source, binding);
}
