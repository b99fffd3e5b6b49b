namespace Sentiment;

/// <summary>A text, and what is said of it.</summary>
internal sealed class Review
{
    public string Text { get; set; } = "";

    /// <summary>The class by name: of the sample's reviews <c>true</c> for praise.</summary>
    public string Label { get; set; } = "";
}
