namespace Architecture.Tests.Dependencies;

/// <summary>The dependency rule of Microsoft.ML.Recurrent: catalog, tasks, Training, Networks, Engines, each seeing only what lies
/// below.</summary>
internal static class RecurrentHouse
{
    // What rows need: to be read, described and saved.
    private static readonly string[] s_rows = ["Data", "Interop", "Persistence", "Check"];

    // What a trainer needs besides.
    private static readonly string[] s_training = [.. s_rows, "Training", "Networks", "Engines"];

    public static readonly House Rule = new(
        Root: "Microsoft.ML.Recurrent",
        RootLayer: "Catalog",
        Layers:
        [
            // Composition
            new("Catalog",
                Sees: [.. s_training, "Engines.Managed", "Evaluation", "Windowing", "Text", "Sequences", "Sentiment", "Forecasting"],
                Why: "The root puts the parts together, so it alone knows all of them."),

            // Tasks
            new("Windowing", Sees: s_rows, Why: "Windows serve any trainer and know none."),
            new("Text", Sees: s_rows, Why: "Tokens serve any trainer and know none."),
            new("Sequences", Sees: s_training, Why: "One row is one sequence, wherever it comes from; other tasks build on this one."),
            new("Sentiment", Sees: [.. s_training, "Text", "Sequences"], Why: "It is text and a head of classes."),
            new("Forecasting", Sees: [.. s_training, "Evaluation", "Files"], Why: "It reads its windows by index, and keeps what it has observed in a file."),

            // The way down
            new("Training", Sees: ["Networks", "Engines", "Data", "Persistence", "Files", "Check"],
                Why: "The loop trains any network on any engine; it may ask for batches and checkpoints, and knows no task."),
            new("Networks", Sees: ["Engines", "Check"],
                Why: "A network is written once on the engines' interfaces.") { KnowsMLNet = false },
            new("Engines", Sees: ["Check"], Why: "What a network may ask for, whoever answers.") { KnowsMLNet = false },
            new("Engines.Managed", Sees: ["Engines", "Engines.Managed.Kernels", "Check"],
                Why: "An engine implements the interfaces and knows nobody above them.") { KnowsMLNet = false },
            new("Engines.Managed.Kernels", Sees: [], Why: "Kernels see spans and pointers only.") { KnowsMLNet = false },

            // The other assembly
            new("TorchSharp", Sees: ["Engines", "Check"],
                Why: "The other engine implements the interfaces and knows nobody above them, nor the managed one.") { KnowsMLNet = false },
            new("TorchSharp.Choice", Sees: ["TorchSharp", "Engines", "Engines.Managed", "Check"],
                Why: "What users name may fall back to the managed engine, and says so in ML.NET's log."),

            // Beside
            new("Data", Sees: ["Engines", "Check"],
                Why: "It turns rows into batches, lengths included, and does not know what they are for."),
            new("Persistence", Sees: ["Networks", "Engines", "Interop", "Files", "Check"],
                Why: "It writes networks, whoever trained them, into a folder that Interop opens, or a file of their own."),
            new("Interop", Sees: ["Catalog", "Data", "Check"],
                Why: "ML.NET calls it to load a model, the root knows which transformer that is, and it speaks of columns as Data does.")
                { TouchesInternals = true },
            new("Evaluation", Sees: ["Check"], Why: "A metric does not know which model it judges."),
            new("Plots", Sees: ["Files", "Check"], Why: "It draws numbers, wherever they come from."),
            new("Files", Sees: [], Why: "A file written whole or not at all serves everyone.") { KnowsMLNet = false },
            new("Check", Sees: [], Why: "Range checks serve everyone.") { KnowsMLNet = false },
        ])
    {
        Elsewhere = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Microsoft.ML.Recurrent.Check"] = "Check",
            ["Microsoft.ML.MLContextExtensions"] = "Catalog", // where a user of ML.NET looks for it
            ["Microsoft.ML.TransformerExtensions"] = "Catalog", // likewise
            ["Microsoft.ML.Recurrent.TorchSharp.TorchSharpEngine"] = "TorchSharp.Choice",
            ["Microsoft.ML.Recurrent.TorchSharp.TorchSharpEngineOptions"] = "TorchSharp.Choice",
            ["System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute"] = "Interop", // where the runtime looks for it
        },
    };
}
