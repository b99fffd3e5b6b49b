using System.Diagnostics;
using Microsoft.ML.Recurrent.Reliability.Zips;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Reliability.Models;

namespace Microsoft.ML.Recurrent.Reliability;

/// <summary>Kills trainings that write a checkpoint after every step, at moments drawn from the seed, and resumes each to its end.</summary>
internal static class KilledTraining
{
    private const string Checkpoint = "training.checkpoint", Model = "model.zip";

    /// <summary>The child process: one training.</summary>
    public static int Train(string folder)
    {
        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.LoadFromEnumerable(Rows.All);
        RecurrentTransformer trained = ml.Recurrent().Lstm(new LstmOptions
        {
            LabelColumnName = "Value",
            HiddenSize = 96, // half a megabyte of weights and moments, so that most of the time is spent writing
            Epochs = 5,
            BatchSize = 8,
            Seed = 7,
            ValidationFraction = 0.1,
            Checkpoint = new(Path.Combine(folder, Checkpoint), Every: 1),
        }).Fit(rows);
        ml.Model.Save(trained, rows.Schema, Path.Combine(folder, Model));
        return 0;
    }

    public static int Run(Arguments arguments, string folder)
    {
        string unbroken = Directory.CreateDirectory(Path.Combine(folder, "unbroken")).FullName;
        int span = Finish(unbroken);
        byte[] needed = Weights(unbroken);
        var random = new Random(arguments.Seed);
        (int kills, int inWrite, int left, int different, int tries) = (0, 0, 0, 0, 0);
        while (kills < arguments.Count && tries++ < 4 * arguments.Count)
        {
            string place = Directory.CreateDirectory(Path.Combine(folder, $"run-{tries}")).FullName;
            if (!Kill(place, random.Next(span)))
            {
                Directory.Delete(place, recursive: true);
                continue;
            }

            kills++;
            inWrite += HalfWritten(place).Length > 0 ? 1 : 0;
            Finish(place);
            left += HalfWritten(place).Length;
            if (!Weights(place).AsSpan().SequenceEqual(needed))
            {
                different++;
                Console.WriteLine($"Run {tries} ended with other weights than the unbroken one.");
            }

            Directory.Delete(place, recursive: true);
        }

        Metric.Write("kills", kills);
        Metric.Write("kills_within_a_write", inWrite);
        Metric.Write("kills_resumed_to_other_bits", different);
        Metric.Write("kills_half_written_files_left_after_resuming", left);
        return kills == arguments.Count && different == 0 && left == 0 ? 0 : 1;
    }

    /// <returns>Whether it was killed before it had ended, and after its first checkpoint.</returns>
    private static bool Kill(string folder, int delay)
    {
        using Process training = Start(folder);
        WaitForACheckpoint(training, folder);
        Thread.Sleep(delay);
        bool isRunning = !training.HasExited;
        if (isRunning)
            training.Kill(); // SIGKILL: nothing in the process gets a word in
        training.WaitForExit();
        return isRunning && !File.Exists(Path.Combine(folder, Model));
    }

    /// <returns>Milliseconds from the first checkpoint to the end.</returns>
    private static int Finish(string folder)
    {
        using Process training = Start(folder);
        WaitForACheckpoint(training, folder);
        long started = Stopwatch.GetTimestamp();
        string error = training.StandardError.ReadToEnd();
        training.WaitForExit();
        if (training.ExitCode != 0)
            throw new InvalidOperationException($"A training did not end: {error}");
        return (int)Math.Max(20, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private static void WaitForACheckpoint(Process training, string folder)
    {
        while (!training.HasExited && !File.Exists(Path.Combine(folder, Checkpoint)))
            Thread.Sleep(1);
    }

    private static Process Start(string folder) => Self.Start(new Dictionary<string, string>(StringComparer.Ordinal), "train", folder);

    private static string[] HalfWritten(string folder)
        => [.. Directory.GetFiles(folder).Where(file => Path.GetFileName(file) is not (Checkpoint or Model))];

    private static byte[] Weights(string folder) => ZipContents.Read(File.ReadAllBytes(Path.Combine(folder, Model)))
        .Entries.Single(entry => entry.Name.EndsWith("Weights.safetensors", StringComparison.Ordinal)).Bytes;
}
