using System.Reflection;
using System.Text;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Saving, loading and using models.</summary>
public sealed class ModelOperationsCatalog : IInternalCatalog
{
    internal const string SchemaEntryName = "Schema";

    private readonly IHostEnvironment _env;

    internal ModelOperationsCatalog(IHostEnvironment env) => _env = env.Register(nameof(ModelOperationsCatalog));

    IHostEnvironment IInternalCatalog.Environment => _env;

    /// <summary>Writes the model, and its input's schema unless that is null, as a zip.</summary>
    public void Save(ITransformer model, DataViewSchema inputSchema, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var repository = RepositoryWriter.CreateNew(stream, _env);
        WriteVersion(repository);
        if (model is not null)
            ModelSaveContext.SaveModel(repository, model, TransformerChain.LoaderSignature);
        if (inputSchema is not null)
        {
            using Repository.Entry entry = repository.CreateEntry(SchemaEntryName);
            BinaryWriting.Write(new EmptyDataView(_env, inputSchema), entry.Stream, keepHidden: true);
        }
        repository.Commit();
    }

    /// <summary>Writes the model, and its input's schema unless that is null, as a zip.</summary>
    public void Save(ITransformer model, DataViewSchema inputSchema, string filePath)
    {
        using FileStream stream = File.Create(NotEmpty(filePath));
        Save(model, inputSchema, stream);
    }

    /// <summary>Reads a model, and its input's schema, null if there is none.</summary>
    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using RepositoryReader repository = RepositoryReader.Open(stream, _env);
        inputSchema = null;
        using (Repository.Entry entry = repository.OpenEntryOrNull(SchemaEntryName))
        {
            if (entry is not null)
                inputSchema = BinaryReading.Open(entry.Stream, _env).Schema;
        }
        bool isThere = ModelLoadContext.LoadModelOrNull<ITransformer, SignatureLoadModel>(
            _env, out ITransformer model, repository, TransformerChain.LoaderSignature);
        return isThere ? model : throw new FormatException("Corrupt model file");
    }

    /// <summary>Reads a model, and its input's schema, null if there is none.</summary>
    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        using FileStream stream = File.OpenRead(NotEmpty(filePath));
        return Load(stream, out inputSchema);
    }

    /// <summary>An engine that predicts one example at a time.</summary>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, bool ignoreMissingColumns = true,
        SchemaDefinition inputSchemaDefinition = null, SchemaDefinition outputSchemaDefinition = null)
        where TSrc : class
        where TDst : class, new()
        => new(_env, transformer, ignoreMissingColumns, inputSchemaDefinition, outputSchemaDefinition);

    /// <summary>An engine whose input columns have the types of a schema.</summary>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, DataViewSchema inputSchema)
        where TSrc : class
        where TDst : class, new()
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new(_env, transformer, ignoreMissingColumns: false, InternalSchemaDefinition.Create(typeof(TSrc), inputSchema));
    }

    /// <summary>An engine with options.</summary>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, PredictionEngineOptions options)
        where TSrc : class
        where TDst : class, new()
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(_env, transformer, options.IgnoreMissingColumns, options.InputSchemaDefinition, options.OutputSchemaDefinition,
            options.OwnsTransformer);
    }

    private static void WriteVersion(RepositoryWriter repository)
    {
        string version = typeof(ITransformer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>().InformationalVersion;
        using Repository.Entry entry = repository.CreateEntry("TrainingInfo", "Version.txt");
        entry.Stream.Write(Encoding.UTF8.GetBytes(version + "\n"));
    }

    private static string NotEmpty(string filePath)
        => !string.IsNullOrEmpty(filePath) ? filePath
            : throw new ArgumentOutOfRangeException(nameof(filePath), $"{nameof(filePath)} cannot be null or empty");
}
