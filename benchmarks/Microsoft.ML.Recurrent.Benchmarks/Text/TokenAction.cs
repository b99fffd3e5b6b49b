namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>Takes one token.</summary>
internal delegate void TokenAction<in TState>(ReadOnlySpan<char> token, TState state);
