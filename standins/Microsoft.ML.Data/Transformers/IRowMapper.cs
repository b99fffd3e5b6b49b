namespace Microsoft.ML.Data;

/// <summary>The columns that a transformer adds to rows of one schema.</summary>
internal interface IRowMapper : ICanSaveModel
{
    /// <summary>The input columns, by index, that the active outputs need.</summary>
    Func<int, bool> GetDependencies(Func<int, bool> activeOutput);

    /// <summary>The getters of the outputs over a row; null for those that are not active.</summary>
    Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer);

    DataViewSchema.DetachedColumn[] GetOutputColumns();

    ITransformer GetTransformer();
}
