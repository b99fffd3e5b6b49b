namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>A text and what it is: positive, or for messages, spam.</summary>
internal readonly record struct TextExample(string Text, bool IsPositive);
