namespace Microsoft.ML.Recurrent.Persistence;

/// <summary>Writes a file so that a reader sees the old one or the new one, whole, and never something between.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the target, flushes to the disk, and moves into place.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
