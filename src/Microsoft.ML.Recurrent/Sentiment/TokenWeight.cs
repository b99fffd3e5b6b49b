namespace Microsoft.ML.Recurrent.Sentiment;

/// <summary>What a token had to do with a prediction.</summary>
/// <param name="Token">The token as the vocabulary is searched for it.</param>
/// <param name="Start">Where it begins in the text. Unit: characters (UTF-16).</param>
/// <param name="Length">Its length there. Unit: characters (UTF-16).</param>
/// <param name="Weight">How much it spoke for the predicted class, or below 0 against it: the gradient of the class's logit times the token's embedding. For
/// two classes the logit of false is that of true with the other sign. Shrikumar et al. (2016), arXiv:1605.01713.</param>
/// <param name="Attention">The share of the attention that it had, 0 to 1, all together 1; null without <see cref="Networks.Pooling.Attention"/>.</param>
public readonly record struct TokenWeight(string Token, int Start, int Length, float Weight, float? Attention);
