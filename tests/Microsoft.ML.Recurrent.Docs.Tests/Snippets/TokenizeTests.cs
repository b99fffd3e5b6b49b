#region Tokenize.Usings
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Text;
#endregion
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;

namespace Docs.Snippets;

public sealed class TokenizeTests
{
    [Fact]
    public void Program_OnReviews_GivesKeysThatAreIdsPlusOne()
    {
        #region Tokenize.Program
        var ml = new MLContext(seed: 1);
        IDataView reviews = ml.Data.LoadFromTextFile<Review>("reviews.tsv", hasHeader: true);

        TokenizeTransformer tokens = ml.Recurrent().Tokenize(outputColumnName: "Tokens", inputColumnName: "Text").Fit(reviews);
        Console.WriteLine($"{tokens.Vocabulary.Count} tokens are known; the first ones are {string.Join(" ", tokens.Vocabulary.Take(5))}.");

        foreach (var token in tokens.Encode("A horrible, unputdownable book."))
            Console.WriteLine($"{token.Id,5} {token.Value}");
        #endregion

        Assert.Equal("[UNK]", tokens.Vocabulary[0]);
        Assert.Equal(["a", "horrible", ",", "unputdownable", "book", "."], tokens.Encode("A horrible, unputdownable book.").Select(token => token.Value));
        Assert.Equal(0, tokens.Encode("A horrible, unputdownable book.")[3].Id);
        Assert.Equal([.. tokens.Encode("A horrible stay. Avoid it.").Select(token => (uint)token.Id + 1)], tokens.Transform(reviews).GetColumn<uint[]>("Tokens").First());

        #region Tokenize.Train
        EstimatorChain<RecurrentTransformer> pipeline = ml.Recurrent().Tokenize("Tokens", "Text")
            .Append(ml.Recurrent().Lstm(new LstmOptions { LabelColumnName = "Positive", FeatureColumnName = "Tokens", Pooling = Pooling.Max, Epochs = 2 }));
        #endregion
        Assert.True(pipeline.Fit(reviews).LastTransformer.Model.Spec.VocabularySize > 500, "It reads tokens.");
    }

    [Fact]
    public void Pairs_OfWords_ArePiecesOfThem()
    {
        var ml = new MLContext(seed: 1);
        IDataView reviews = ml.Data.LoadFromTextFile<Review>("reviews.tsv", hasHeader: true);

        #region Tokenize.Pieces
        TokenizeTransformer pieces = ml.Recurrent().Tokenize(new TokenizeOptions
        {
            OutputColumnName = "Tokens",
            InputColumnName = "Text",
            Tokens = TokenKind.BytePair,
            MaximumVocabularySize = 600,
        }).Fit(reviews);
        #endregion

        Assert.InRange(pieces.Vocabulary.Count, 100, 600);
        Assert.All(pieces.Encode("unputdownable"), piece => Assert.NotEqual(0, piece.Id));
    }

    [Fact]
    public void Source_OfATokenizerOfYours_IsMadeAnewWhenTheModelIsLoaded()
    {
        var ml = new MLContext(seed: 1);
        IDataView reviews = ml.Data.LoadFromTextFile<Review>("reviews.tsv", hasHeader: true);

        #region Tokenize.Own
        var options = new TokenizeOptions { OutputColumnName = "Tokens", InputColumnName = "Subject" };
        TokenizeTransformer own = ml.Recurrent().Tokenize(options, new SubjectSource("film restaurant hotel book phone software shop other")).Fit(reviews);
        #endregion

        ml.Model.Save(own, reviews.Schema, "own-tokenizer.zip");
        ITransformer loaded = ml.Model.Load("own-tokenizer.zip", out _);
        Assert.Equal([3u], loaded.Transform(reviews).GetColumn<uint[]>("Tokens").First()); // a hotel
    }
}
