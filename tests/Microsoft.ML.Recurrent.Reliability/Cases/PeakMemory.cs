using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Recurrent.Reliability.Cases;

/// <summary>The largest resident memory of this process: on Linux since the last reset, elsewhere since it began.</summary>
internal static class PeakMemory
{
    private const string ResetFile = "/proc/self/clear_refs", StatusFile = "/proc/self/status";

    public static void Reset()
    {
        try
        {
            if (File.Exists(ResetFile))
                File.WriteAllText(ResetFile, "5");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Then it is the peak since the process began, which is no less.
        }
    }

    public static double Megabytes()
    {
        if (!File.Exists(StatusFile))
        {
            using Process self = Process.GetCurrentProcess();
            return self.PeakWorkingSet64 / 1048576.0;
        }

        string line = File.ReadLines(StatusFile).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.AsSpan(6, line.Length - 8), CultureInfo.InvariantCulture) / 1024;
    }
}
