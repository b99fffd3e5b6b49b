using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Recurrent.Benchmarks;

/// <summary>How long a new process takes from its first engine call to the end of its first training step of f1.</summary>
internal static class FirstStep
{
    private const int Processes = 5;

    /// <summary>Measures in this process and prints milliseconds.</summary>
    public static int Run()
    {
        long start = Stopwatch.GetTimestamp();
        using var model = new Model(ModelCase.All[0], threads: 1, ModelCase.All[0].Batch);
        model.Train();
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>The median over new processes.</summary>
    public static double MedianOfProcesses()
    {
        var milliseconds = new double[Processes];
        for (int i = 0; i < Processes; i++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
                start.ArgumentList.Add(typeof(FirstStep).Assembly.Location);
            start.ArgumentList.Add("first-step");
            using var process = Process.Start(start)!;
            milliseconds[i] = double.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
            process.WaitForExit();
        }

        Array.Sort(milliseconds);
        return milliseconds[Processes / 2];
    }
}
