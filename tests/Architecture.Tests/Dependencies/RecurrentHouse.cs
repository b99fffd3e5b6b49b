namespace Architecture.Tests.Dependencies;

/// <summary>The dependency rule of Microsoft.ML.Recurrent: catalog, tasks, Training, Networks, Engines, each seeing only what lies
/// below.</summary>
internal static class RecurrentHouse
{
    // What every task stands on. A task of its own builds on others where its row says so.
    private static readonly string[] s_belowTasks =
        ["Training", "Networks", "Engines", "Data", "Persistence", "Interop", "Evaluation", "Diagnostics", "Plots", "Files", "Check"];

    public static readonly House Rule = new(
        Root: "Microsoft.ML.Recurrent",
        RootLayer: "Catalog",
        Layers:
        [
            // Composition
            new("Catalog",
                Sees:
                [
                    .. s_belowTasks, "Engines.Managed",
                    "Windowing", "Text", "Sequences", "Sentiment", "Forecasting", "Tagging", "SequenceToSequence", "Generation",
                ],
                Why: "The root puts the parts together, so it alone knows all of them."),

            // Tasks
            new("Windowing", Sees: s_belowTasks, Why: "Windows serve any trainer and know none."),
            new("Text", Sees: s_belowTasks, Why: "Tokens serve any trainer and know none."),
            new("Sequences", Sees: s_belowTasks, Why: "One row is one sequence, wherever it comes from; other tasks build on this one."),
            new("Sentiment", Sees: [.. s_belowTasks, "Text", "Sequences"], Why: "It is text and a binary head."),
            new("Forecasting", Sees: [.. s_belowTasks, "Windowing", "Sequences"], Why: "It is windows and a multi-output head."),
            new("Tagging", Sees: [.. s_belowTasks, "Text", "Sequences"], Why: "It is text and a head at each step."),
            new("SequenceToSequence", Sees: [.. s_belowTasks, "Text", "Sequences"], Why: "It is text in and text out."),
            new("Generation", Sees: [.. s_belowTasks, "Text", "Sequences"], Why: "It is text, continued."),

            // The way down
            new("Training", Sees: ["Networks", "Engines", "Data", "Persistence", "Files", "Check"],
                Why: "The loop trains any network on any engine; it may ask for batches and checkpoints, and knows no task."),
            new("Networks", Sees: ["Engines", "Check"],
                Why: "A network is written once on the engines' interfaces.") { KnowsMLNet = false },
            new("Engines", Sees: ["Check"], Why: "What a network may ask for, whoever answers.") { KnowsMLNet = false },
            new("Engines.Managed", Sees: ["Engines", "Engines.Managed.Kernels", "Check"],
                Why: "An engine implements the interfaces and knows nobody above them.") { KnowsMLNet = false },
            new("Engines.Managed.Kernels", Sees: [], Why: "Kernels see spans and pointers only.") { KnowsMLNet = false },

            // Beside
            new("Data", Sees: ["Engines", "Check"],
                Why: "It turns rows into batches, lengths included, and does not know what they are for."),
            new("Persistence", Sees: ["Networks", "Engines", "Interop", "Files", "Check"],
                Why: "It writes networks, whoever trained them, into a folder that Interop opens, or a file of their own."),
            new("Interop", Sees: ["Catalog", "Data", "Check"],
                Why: "ML.NET calls it to load a model, the root knows which transformer that is, and it speaks of columns as Data does.")
                { TouchesInternals = true },
            new("Evaluation", Sees: ["Data", "Check"], Why: "A metric does not know which model it judges."),
            new("Diagnostics", Sees: ["Networks", "Engines", "Check"], Why: "It looks into networks, trained or not."),
            new("Plots", Sees: ["Evaluation", "Diagnostics", "Files", "Check"], Why: "It draws numbers, wherever they come from."),
            new("Files", Sees: [], Why: "A file written whole or not at all serves everyone.") { KnowsMLNet = false },
            new("Check", Sees: [], Why: "Range checks serve everyone.") { KnowsMLNet = false },
        ],
        Elsewhere: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Microsoft.ML.Recurrent.Check"] = "Check",
            ["Microsoft.ML.MLContextExtensions"] = "Catalog", // where a user of ML.NET looks for it
            ["Microsoft.ML.TransformerExtensions"] = "Catalog", // likewise
            ["System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute"] = "Interop", // where the runtime looks for it
        });
}
