using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent;

/// <summary>The transformers that a model zip may hold, by the kind that their folder names. They score on the default engine.</summary>
internal static class SavedTransformers
{
    public static ITransformer Load(ModelFolderReader folder) => folder.Kind switch
    {
        WindowTransformer.Kind => WindowTransformer.Load(folder),
        TokenizeTransformer.Kind => TokenizeTransformer.Load(folder),
        RecurrentTransformer.Kind => RecurrentTransformer.Load(folder, DefaultEngine.Instance),
        RecurrentSentimentTransformer.Kind => RecurrentSentimentTransformer.Load(folder, DefaultEngine.Instance),
        LstmForecastTransformer.Kind => LstmForecastTransformer.Load(folder, DefaultEngine.Instance),
        _ => throw new FormatException($"The model holds a transformer of kind '{folder.Kind}', which this library does not know. Update Microsoft.ML.Recurrent."),
    };
}
