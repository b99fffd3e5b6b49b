using Microsoft.ML.Recurrent.FrozenModels.Cases;

namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>Every case there is.</summary>
internal static class FrozenCases
{
    public static IReadOnlyList<FrozenCase> All { get; } =
    [
        .. RnnCases.All, .. LstmCases.All, .. GruCases.All,
        .. ForecastCases.All, .. SentimentCases.All,
        .. TokenizeCases.All, .. WindowCases.All,
        .. TrainingCases.All, .. EngineCases.All,
    ];

    /// <summary>The interrupted training of that name.</summary>
    public static TrainingCase Training(string name) => All.OfType<TrainingCase>().Single(each => each.Name == name);
}
