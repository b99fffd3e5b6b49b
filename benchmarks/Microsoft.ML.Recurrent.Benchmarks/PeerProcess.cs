using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Recurrent.Benchmarks;

/// <summary>PyTorch in a process of its own, at its fastest, which runs whole steps when it is told to and says how long one took.</summary>
internal sealed class PeerProcess : IDisposable
{
    /// <summary>The allocator then keeps what a step frees for the next one, which may halve the time of an LSTM's training; other systems than glibc's ignore it.</summary>
    private static readonly (string, string)[] KeepsMemory =
        [("MALLOC_MMAP_THRESHOLD_", "4294967296"), ("MALLOC_TRIM_THRESHOLD_", "8589934592"), ("MALLOC_TOP_PAD_", "268435456")];

    private readonly Process _process;

    private PeerProcess(Process process, string greeting) => (_process, Greeting) = (process, greeting);

    /// <summary><c>ready torch VERSION, BLAS, WAY</c>, or why there is no peer.</summary>
    public string Greeting { get; }

    public bool IsReady => Greeting.StartsWith("ready", StringComparison.Ordinal);

    /// <summary>The system's interpreter, if there is one: Debian's torch belongs to it, whatever else is first on the path.</summary>
    public static string DefaultPython => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    public static PeerProcess Start(string python, ModelCase model, int threads, string mode, int batch)
    {
        var start = new ProcessStartInfo(python)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (string argument in (string[])[Path.Combine(AppContext.BaseDirectory, "torch_peer.py"), model.Name, Text(threads), mode, Text(batch)])
            start.ArgumentList.Add(argument);
        foreach ((string name, string value) in KeepsMemory)
            start.Environment[name] = value;
        try
        {
            Process process = Process.Start(start)!;
            return new PeerProcess(process, process.StandardOutput.ReadLine() ?? "missing: the peer ended without a word; its error stands above.");
        }
        catch (System.ComponentModel.Win32Exception reason)
        {
            return new PeerProcess(new Process(), $"missing: {reason.Message}. Install Debian's python3-torch and libopenblas0-openmp, or name an interpreter that has torch by --python.");
        }
    }

    /// <summary>Runs for about so long; mean seconds of a step.</summary>
    public double SecondsPerStep(double seconds)
    {
        _process.StandardInput.WriteLine(seconds.ToString(CultureInfo.InvariantCulture));
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer ended before it answered; its error stands above.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        if (IsReady)
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
