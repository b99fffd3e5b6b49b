using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.FrozenModels.Cases;

/// <summary>Texts to tokens, alone and before a network.</summary>
internal static class TokenizeCases
{
    public static IReadOnlyList<FrozenCase> All { get; } =
    [
        new ModelCase("tokenize", "Tokenize of every kind in one chain: words, characters, byte pairs, ready-made words, a tokenizer of the user's; every truncation.",
            ml => TextRow.View(ml),
            (ml, rows) => ml.Recurrent().Tokenize("Words 1", "Text")
                .Append(ml.Recurrent().Tokenize(new TokenizeOptions { OutputColumnName = "Words 2", LowerCase = false, MinimumCount = 1, MaximumLength = 3, MaximumVocabularySize = 12 }))
                .Append(ml.Recurrent().Tokenize(new TokenizeOptions { OutputColumnName = "Characters", Tokens = TokenKind.Character, MaximumLength = 9, Truncation = Truncation.KeepTail }))
                .Append(ml.Recurrent().Tokenize(new TokenizeOptions { OutputColumnName = "Pieces", Tokens = TokenKind.BytePair, MaximumVocabularySize = 60, MaximumLength = 7, Truncation = Truncation.KeepBothEnds }))
                .Append(ml.Recurrent().Tokenize(new TokenizeOptions { OutputColumnName = "Pieces 2", Tokens = TokenKind.BytePair, LowerCase = false, MinimumCount = 4 }))
                .Append(ml.Recurrent().Tokenize(new TokenizeOptions { OutputColumnName = "Ready", InputColumnName = "Words", MaximumLength = 4, Truncation = Truncation.KeepBothEnds }))
                .Append(ml.Recurrent().Tokenize(new TokenizeOptions { OutputColumnName = "Parts", InputColumnName = "Dashed", MaximumLength = 5 }, new SplitTokens("-:[none] film the")))
                .Fit(rows)),
        new ModelCase("tokenize-then-lstm", "A chain of ML.NET's key mappings, Tokenize and Lstm: a key of texts, an embedding, the predicted key mapped back to text.",
            ml => TextRow.View(ml),
            (ml, rows) => ml.Transforms.Conversion.MapValueToKey("Label", "Subject")
                .Append(ml.Recurrent().Tokenize(new TokenizeOptions { MaximumLength = 8 }))
                .Append(ml.Recurrent().Lstm(new LstmOptions { FeatureColumnName = "Tokens", EmbeddingSize = 5, HiddenSize = 4, Epochs = 2, Seed = 61 }))
                .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
                .Fit(rows)),
    ];
}
