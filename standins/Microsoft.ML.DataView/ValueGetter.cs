namespace Microsoft.ML;

/// <summary>Fills <paramref name="value"/> with the column's value in the current row; may reuse the arrays that it holds.</summary>
public delegate void ValueGetter<TValue>(ref TValue value);
