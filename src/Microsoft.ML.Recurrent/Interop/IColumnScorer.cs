namespace Microsoft.ML.Recurrent.Interop;

/// <summary>A transformer that scores one column, as ML.NET asks for it where it is given a chain: <c>PermutationFeatureImportance</c> looks for such a one, from the end.</summary>
internal interface IColumnScorer : ISingleFeaturePredictionTransformer;
