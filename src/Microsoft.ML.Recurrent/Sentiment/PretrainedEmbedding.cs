using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sentiment;

/// <summary>Word vectors that an embedding starts from; tokens without one keep their random values.</summary>
internal sealed class PretrainedEmbedding(WordVectors vectors)
{
    /// <summary>Reads the vectors of a vocabulary, whose tokens have a normal form.</summary>
    /// <exception cref="ArgumentException">They are not as wide as the options say.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or has a vector for no token.</exception>
    public static PretrainedEmbedding Read(string path, Vocabulary vocabulary, SentimentOptions options, TextNormalization normalization)
    {
        WordVectors vectors = WordVectorFile.Read(path, vocabulary, new TextNormalizer(normalization, lowerCase: false));
        if (options.EmbeddingSize is { } size && size != vectors.Width)
            throw new ArgumentException(FormattableString.Invariant($"EmbeddingSize is {size}, and vector file '{path}' has {vectors.Width} numbers per token. Set EmbeddingSize to {vectors.Width}, or leave it null."), nameof(options));
        if (vectors.Found == 0)
            throw new InvalidDataException(FormattableString.Invariant($"Vector file '{path}' has a vector for none of the {vocabulary.Count - 1} tokens of the texts. Give vectors of their language, and see whether the case is the same (LowerCase is {options.LowerCase})."));
        return new PretrainedEmbedding(vectors);
    }

    /// <summary>D.</summary>
    public int Width => vectors.Width;

    public double Coverage => vectors.Coverage;

    /// <summary>What a log says of it.</summary>
    public string Describe() => vectors.Describe();

    /// <summary>What a checkpoint compares.</summary>
    public string Fingerprint()
    {
        using var fingerprint = new RowFingerprint();
        fingerprint.Add(vectors.Values);
        return fingerprint.ToString();
    }

    public void Fill(RecurrentNetwork network)
    {
        Parameter table = network.Embedding!;
        float[] values = new float[table.Shape.ElementCount];
        table.Read(values);
        for (int id = 0; id < vectors.IsFound.Length; id++)
        {
            if (vectors.IsFound[id])
                vectors.Values.AsSpan(id * Width, Width).CopyTo(values.AsSpan(id * Width));
        }

        table.Write(values);
    }
}
