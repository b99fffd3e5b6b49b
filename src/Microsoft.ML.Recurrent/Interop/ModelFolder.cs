namespace Microsoft.ML.Recurrent.Interop;

/// <summary>A transformer's folder in a model zip: ML.NET's header, the kind of transformer, and entries of our own.</summary>
internal static class ModelFolder
{
    public const string LoaderSignature = "RecurrentModel";

    // Bumped only when the header or its one-string body changes; what the entries hold has a version of its own.
    private const uint HeaderVersion = 0x00010001;

    // By simple name: a model saved with a newer build of this assembly is still found by an older one.
    private static readonly VersionInfo Version = new(
        modelSignature: "RECURRNT",
        verWrittenCur: HeaderVersion,
        verReadableCur: HeaderVersion,
        verWeCanReadBack: HeaderVersion,
        loaderAssemblyName: typeof(ModelFolder).Assembly.GetName().Name,
        loaderSignature: LoaderSignature);

    /// <summary>Writes the header, one entry after the other, and their checksums.</summary>
    /// <param name="context">ML.NET's writer, placed at the folder.</param>
    /// <param name="kind">Names the transformer's loader; see <see cref="SavedTransformers"/>.</param>
    /// <param name="entries">File names within the folder and what writes them.</param>
    public static void Write(ModelSaveContext context, string kind, params ReadOnlySpan<(string Name, Action<Stream> Write)> entries)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.CheckAtModel();
        context.SetVersionInfo(Version);
        context.SaveNonEmptyString(kind);
        var checksums = new Checksums();
        foreach ((string name, Action<Stream> write) in entries)
            WriteEntry(name, stream => checksums.Write(name, stream, write));
        WriteEntry(Checksums.EntryName, checksums.WriteTo);

        void WriteEntry(string name, Action<Stream> write) => context.SaveBinaryStream(name, writer =>
        {
            writer.Flush();
            write(writer.BaseStream);
        });
    }

    /// <summary>Checks the header and gives the folder to read from.</summary>
    /// <exception cref="FormatException">The header is of a version that this library does not read.</exception>
    public static ModelFolderReader Open(ModelLoadContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Header.ModelVerReadable > HeaderVersion)
        {
            throw new FormatException(FormattableString.Invariant(
                $"Model header {context.Header.ModelVerReadable:x8} is newer than this library reads ({HeaderVersion:x8}). Update Microsoft.ML.Recurrent."));
        }

        context.CheckAtModel(Version);
        return new ModelFolderReader(context, context.LoadNonEmptyString());
    }
}
