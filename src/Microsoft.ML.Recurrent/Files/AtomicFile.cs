using System.Text;

namespace Microsoft.ML.Recurrent.Files;

/// <summary>Writes a file so that a reader sees the old one or the new one, whole, and never something between.</summary>
/// <remarks>A process that is killed while it writes leaves <c>NAME.RANDOM.writing</c> beside the old file, which nothing reads.</remarks>
internal static class AtomicFile
{
    private const string Suffix = ".writing";

    // File systems end a name at 255 bytes; what is added to the target's takes 21.
    private const int LongestName = 200;

    /// <summary>Writes beside the target, flushes to the disk, and moves into place.</summary>
    /// <param name="what">What the file is, for errors: <c>picture</c>, <c>checkpoint</c>.</param>
    /// <param name="path">The target; an older file of that name stays as it is until the new one is whole.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written; nothing is left beside the old one.</exception>
    public static void Write(string what, string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        string temporary = Temporary(target);
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
            throw new IOException($"The {what} '{path}' cannot be written: {why} Give a file name in an existing folder that this program may write to, on a disk with space left.", reason);
        }
        catch
        {
            DeleteQuietly(temporary);
            throw;
        }
    }

    /// <summary>Deletes what killed processes left of earlier writes. Only for a target that nobody else is writing.</summary>
    public static void DeleteLeftovers(string path)
    {
        string target = Path.GetFullPath(path), name = Path.GetFileName(target);
        if (Path.GetDirectoryName(target) is not { } folder || !Directory.Exists(folder))
            return;
        foreach (string file in Directory.EnumerateFiles(folder, "*" + Suffix))
        {
            ReadOnlySpan<char> found = Path.GetFileName(file.AsSpan());
            if (found.Length == name.Length + 1 + RandomName().Length + Suffix.Length && found.StartsWith(name + ".", StringComparison.Ordinal))
                DeleteQuietly(file);
        }
    }

    // Beside the target: a move is only one step within a file system.
    private static string Temporary(string target)
    {
        string name = Path.GetFileName(target);
        string temporary = Encoding.UTF8.GetByteCount(name) > LongestName ? RandomName() + Suffix : $"{name}.{RandomName()}{Suffix}";
        return Path.Combine(Path.GetDirectoryName(target) ?? target, temporary);
    }

    private static string RandomName() => Path.GetRandomFileName();

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
