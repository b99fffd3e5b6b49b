using System.Diagnostics;
using System.IO.Compression;
using Microsoft.ML.Recurrent.Tests.Interop;

namespace Microsoft.ML.Recurrent.Tests.Training;

/// <summary>A training that is killed without warning, again and again, while it writes a checkpoint after every step.</summary>
public sealed class KilledTrainingTests : IDisposable
{
    private const string Probe = "Microsoft.ML.Recurrent.TrainProbe";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fit_KilledManyTimes_EndsWithTheWeightsOfAnUnbrokenRun()
    {
        using (Process unbroken = Start(_folder["unbroken.checkpoint"], _folder["unbroken.zip"]))
        {
            await unbroken.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, unbroken.ExitCode);
        }

        string checkpoint = _folder["killed.checkpoint"], model = _folder["killed.zip"];
        int kills = 0;
        for (int run = 0; run < 8; run++)
        {
            using Process process = Start(checkpoint, model);
            await WaitForAStep(process, checkpoint);
            await Task.Delay(10 + 13 * run, TestContext.Current.CancellationToken);
            if (!process.HasExited)
            {
                process.Kill(); // SIGKILL: nothing in the process gets a word in
                kills++;
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(kills >= 4, $"Only {kills} of 8 runs lasted long enough to be killed.");
        using Process last = Start(checkpoint, model);
        await last.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, last.ExitCode);
        Assert.Equal(Weights(_folder["unbroken.zip"]), Weights(model));
    }

    // Until the checkpoint is newer than it was when the process began.
    private static async Task WaitForAStep(Process process, string checkpoint)
    {
        DateTime before = File.Exists(checkpoint) ? File.GetLastWriteTimeUtc(checkpoint) : DateTime.MinValue;
        while (!process.HasExited && (!File.Exists(checkpoint) || File.GetLastWriteTimeUtc(checkpoint) == before))
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    private static Process Start(string checkpoint, string model)
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        string folder = Path.Combine(tests.Parent!.Parent!.FullName, Probe, tests.Name);
        return Process.Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(folder, Probe + ".dll"), checkpoint, model]);
    }

    private static byte[] Weights(string zip)
    {
        using ZipArchive archive = ZipFile.OpenRead(zip);
        ZipArchiveEntry entry = Assert.Single(archive.Entries, e => e.Name == "Weights.safetensors");
        using Stream stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
