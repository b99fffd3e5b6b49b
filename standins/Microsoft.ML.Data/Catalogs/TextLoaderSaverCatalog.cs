using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Text files.</summary>
public static class TextLoaderSaverCatalog
{
    /// <summary>The lines of a file, read into the members that say which fields they are (<see cref="LoadColumnAttribute"/>).</summary>
    public static IDataView LoadFromTextFile<TInput>(this DataOperationsCatalog catalog, string path, char separatorChar = '\t',
        bool hasHeader = false, bool allowQuoting = false, bool trimWhitespace = false, bool allowSparse = false)
    {
        if (!File.Exists(path))
            throw new ArgumentOutOfRangeException(nameof(path), $"File or directory does not exist at path: {path}");
        if (allowSparse)
            throw new NotSupportedException("The stand-in for ML.NET reads no sparse text.");
        return new TextFileDataView(catalog.GetEnvironment(), path, TextColumn.Of(typeof(TInput)),
            new TextFields(separatorChar, allowQuoting, trimWhitespace), hasHeader);
    }
}
