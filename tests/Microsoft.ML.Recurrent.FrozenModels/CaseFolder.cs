using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>The folder of a case, and what its files are called.</summary>
/// <param name="path">It exists.</param>
internal sealed class CaseFolder(string path)
{
    /// <summary>What is said of the case.</summary>
    public string Manifest => Path.Combine(path, "manifest.json");

    /// <summary>The model, as ML.NET saves it.</summary>
    public string Model => Path.Combine(path, "model.zip");

    /// <summary>The rows that the model was trained on and scored.</summary>
    public string Rows => Path.Combine(path, "rows.idv");

    /// <summary>The rows as the model gave them back: every column, hidden ones too.</summary>
    public string Scores => Path.Combine(path, "scores.idv");

    /// <summary>What an interrupted training left.</summary>
    public string TrainingCheckpoint => Path.Combine(path, "training.checkpoint");

    /// <summary>What a forecast engine wrote down.</summary>
    public string EngineCheckpoint => Path.Combine(path, "engine.checkpoint");

    /// <summary>The rows that the engine observed after its checkpoint.</summary>
    public string Observed => Path.Combine(path, "observed.idv");

    /// <summary>The engine's forecasts: one at the checkpoint, and one after each observed row.</summary>
    public string Forecasts => Path.Combine(path, "forecasts.idv");

    /// <summary>Writes rows as they are, with the columns that can be reached by name.</summary>
    /// <returns>The rows, read back.</returns>
    public static IDataView SaveAndLoad(MLContext ml, string file, IDataView rows)
    {
        Save(ml, file, rows, keepHidden: false);
        return ml.Data.LoadFromBinary(file);
    }

    /// <summary>Writes rows with all their columns.</summary>
    public static void SaveAll(MLContext ml, string file, IDataView rows) => Save(ml, file, rows, keepHidden: true);

    private static void Save(MLContext ml, string file, IDataView rows, bool keepHidden)
    {
        using FileStream stream = File.Create(file);
        ml.Data.SaveAsBinary(rows, stream, keepHidden);
    }
}
