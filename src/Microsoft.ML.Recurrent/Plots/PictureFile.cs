using System.Text;

namespace Microsoft.ML.Recurrent.Plots;

/// <summary>Writes a picture so that a reader sees the old one or the new one, never half of one.</summary>
internal static class PictureFile
{
    public static void Write(string path, string content)
    {
        string target = Path.GetFullPath(path);
        // Beside the target: a move is only one step within a file system. Short, so that it fits wherever the target's name does.
        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? target, Path.GetRandomFileName());
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(Encoding.UTF8.GetBytes(content));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            DeleteQuietly(temporary);
            throw new IOException($"The picture '{path}' cannot be written: {reason.Message} Give a file name in an existing folder that this program may write to.", reason);
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
