using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>A mapping from rows to added columns, bound to one input schema. Views, cursors and single rows are made from it.</summary>
internal interface IRowMapping
{
    /// <summary>Input and output schema.</summary>
    SchemaExtension Schema { get; }

    /// <summary>Input columns that the mapping reads.</summary>
    IReadOnlyList<DataViewSchema.Column> Dependencies { get; }

    /// <summary>Whether a row's result depends on that row alone, so that rows may be shuffled and split among cursors.</summary>
    bool IsStateless { get; }

    /// <summary>A scorer of its own for one cursor or row object. Scorers of several cursors run on several threads at once.</summary>
    /// <param name="source">The row object that every load reads from.</param>
    /// <param name="capacity">Rows that are scored together. 1 or more.</param>
    IRowScorer CreateScorer(DataViewRow source, int capacity);
}
