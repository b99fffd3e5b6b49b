namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>A trained classifier.</summary>
internal interface ITextScorer
{
    /// <summary>What was chosen on the dev part, in a few words.</summary>
    string Choice { get; }

    /// <summary>One score a text; above 0 = positive.</summary>
    float[] Score(IReadOnlyList<string> texts);
}
