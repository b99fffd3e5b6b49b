using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>A transformer that predicts from one column.</summary>
public interface ISingleFeaturePredictionTransformer<out TModel> : IPredictionTransformer<TModel> where TModel : class
{
    /// <summary>The column's name.</summary>
    string FeatureColumnName { get; }

    /// <summary>The column's type.</summary>
    DataViewType FeatureColumnType { get; }
}
