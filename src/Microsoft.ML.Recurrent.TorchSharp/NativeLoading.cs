namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>Reads from the loader's message why a native library could not be loaded.</summary>
/// <remarks>.NET tries many file names and lists the loader's answer to each; all but one or two say that there is no such file.</remarks>
internal static class NativeLoading
{
    /// <summary>What there is, what is needed and what to do.</summary>
    /// <param name="message">Of the exception.</param>
    /// <param name="version">TorchSharp's.</param>
    /// <param name="advice">Which package has the files.</param>
    public static string WhatIsMissing(string message, string version, string advice)
    {
        string[] answers = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(answers, IsOldSystem) is { } old)
            return $"TorchSharp {version} and its native library LibTorchSharp are here, but this system's libraries are too old for them: {old}. Use a newer system or container (Debian 13, Ubuntu 24.04 or later), or the managed engine, which needs no native file.";
        string cause = Array.Find(answers, IsFileThatIsNeeded) is { } needed ? $" ({needed})" : "";
        return $"TorchSharp {version} is here, but its native library LibTorchSharp, or the libtorch that this one needs, is not{cause}. {advice}.";
    }

    /// <summary>"version `GLIBCXX_3.4.32' not found (required by ...)".</summary>
    private static bool IsOldSystem(string answer)
        => answer.Contains("version `", StringComparison.Ordinal) && answer.Contains("' not found", StringComparison.Ordinal);

    /// <summary>A file other than the one that was asked for.</summary>
    private static bool IsFileThatIsNeeded(string answer)
        => answer.Contains(": cannot open shared object file", StringComparison.Ordinal) && !answer.Contains("LibTorchSharp", StringComparison.Ordinal);
}
