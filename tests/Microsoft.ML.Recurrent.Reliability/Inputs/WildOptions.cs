using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Reliability.Models;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Reliability.Inputs;

/// <summary>Trainers whose counts are huge, zero or negative, on sound rows.</summary>
internal static class WildOptions
{
    private static readonly int[] Counts = [0, -1, int.MinValue, int.MaxValue, 2_000_000_000, 300_000_000, 1 << 20, 100_000, 41, 40, 20, 1];

    public static IEstimator<ITransformer> Pipeline(MLContext ml, Random random)
    {
        int count = Counts[random.Next(Counts.Length)];
        // Sizes of networks that a large machine holds are the user's to choose; these no machine holds.
        int size = Counts[random.Next(6)];
        return random.Next(12) switch
        {
            0 => ml.Recurrent().Window(new WindowOptions { OutputColumnName = "History", InputColumnName = "Pair", Length = count, HistoryEdge = (HistoryEdge)random.Next(3), FutureColumnName = "Next" }),
            1 => ml.Recurrent().Window(new WindowOptions { OutputColumnName = "History", InputColumnName = "Value", Length = 3, Horizon = count, FutureColumnName = "Next", FutureEdge = (FutureEdge)random.Next(2) }),
            2 => ml.Recurrent().Forecast(new LstmForecastOptions { InputColumnName = "Pair", Horizon = 1, WindowLength = count, HiddenSize = 2, Epochs = 1, Seed = 1 }),
            3 => ml.Recurrent().Forecast(new LstmForecastOptions { InputColumnName = "Value", Horizon = count, WindowLength = 3, HiddenSize = 2, Epochs = 1, Seed = 1 }),
            4 => ml.Recurrent().Forecast(new LstmForecastOptions { InputColumnName = "Value", Horizon = 2, WindowLength = 6, SeasonLength = count, HiddenSize = 2, Epochs = 1, Seed = 1 }),
            5 => ml.Recurrent().Lstm(new LstmOptions { LabelColumnName = "Flag", HiddenSize = size, Epochs = 1, Seed = 1 }),
            6 => ml.Recurrent().Gru(new GruOptions { LabelColumnName = "Flag", HiddenSize = 2, Layers = size, Epochs = 1, Seed = 1 }),
            7 => ml.Recurrent().Rnn(new RnnOptions { LabelColumnName = "Value", HiddenSize = 2, BatchSize = count, Epochs = 1, Seed = 1 }),
            8 => ml.Recurrent().Tokenize(new TokenizeOptions { Tokens = (TokenKind)random.Next(3), MaximumVocabularySize = count, MinimumCount = 1 }),
            9 => ml.Recurrent().Tokenize(new TokenizeOptions { MaximumLength = count, MinimumCount = random.Next(2) == 0 ? 1 : count }),
            10 => ml.Recurrent().Sentiment(ModelKinds.Sentiment with { LabelColumnName = "Flag", EmbeddingSize = size }),
            _ => ml.Recurrent().Sentiment(ModelKinds.Sentiment with { LabelColumnName = "Flag", MaximumLength = count, MaximumVocabularySize = count, BatchSize = count }),
        };
    }
}
