namespace Microsoft.ML.Recurrent.Files;

/// <summary>Writes a file so that a reader sees the old one or the new one, whole, and never something between.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the target, flushes to the disk, and moves into place.</summary>
    /// <param name="what">What the file is, for errors: <c>picture</c>, <c>checkpoint</c>.</param>
    /// <param name="path">The target; an older file of that name stays as it is until the new one is whole.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written; nothing is left beside the old one.</exception>
    public static void Write(string what, string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        // Beside the target: a move is only one step within a file system. Short, so that it fits wherever the target's name does.
        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? target, Path.GetRandomFileName());
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            DeleteQuietly(temporary);
            // The reason names the file beside, which nobody has heard of.
            string why = reason.Message.Replace(temporary, target, StringComparison.Ordinal);
            throw new IOException($"The {what} '{path}' cannot be written: {why} Give a file name in an existing folder that this program may write to.", reason);
        }
        catch
        {
            DeleteQuietly(temporary);
            throw;
        }
    }

    /// <summary>What went wrong first is what the caller must hear of.</summary>
    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }
}
