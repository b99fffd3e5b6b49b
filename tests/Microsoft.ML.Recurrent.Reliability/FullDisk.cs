using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Recurrent.Plots;
using Microsoft.ML.Recurrent.Reliability.Models;
using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent.Reliability;

/// <summary>Writes over an old file on a disk with room for nothing, a page, two pages, … of the new one.</summary>
internal static class FullDisk
{
    private const int Page = 4096, DiskBytes = 4 << 20;

    public static int Run(string folder)
    {
        string disk = Directory.CreateDirectory(Path.Combine(folder, "disk")).FullName;
        if (Mount(disk) is { } reason)
        {
            Console.WriteLine($"Skipped: no small disk can be mounted here ({reason}). It takes Linux and root.");
            Metric.Write("disk_skipped", 1);
            return 0;
        }

        try
        {
            int broken = 0, writes = 0;
            foreach ((string name, bool isOurs, Action<string> write) in Writers())
                (writes, broken) = (writes + 1, broken + Check(disk, name, isOurs, write));
            Metric.Write("disk_kinds_of_files", writes);
            Metric.Write("disk_broken_promises", broken);
            return broken == 0 ? 0 : 1;
        }
        finally
        {
            using Process unmount = Process.Start("umount", [disk]);
            unmount.WaitForExit();
        }
    }

    private static IEnumerable<(string Name, bool IsOurs, Action<string> Write)> Writers()
    {
        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.LoadFromEnumerable(Rows.All);
        RecurrentTransformer sequencer = ml.Recurrent().Lstm(new LstmOptions { LabelColumnName = "Value", HiddenSize = 32, Epochs = 1, Seed = 1 }).Fit(rows);
        LstmForecastTransformer forecaster = ml.Recurrent().Forecast(new LstmForecastOptions { InputColumnName = "Pair", Horizon = 1, WindowLength = 18, HiddenSize = 3, Epochs = 1, Seed = 1 }).Fit(rows);
        ForecastEngine engine = ml.Recurrent().CreateForecastEngine(forecaster);
        foreach (Row row in Rows.All)
            engine.Observe(row.Pair);
        var plot = new ForecastPlot { Title = "Full" };
        plot.Add(PlotSeries.OverRows("actual", PlotRole.Actual, 0, [.. Enumerable.Range(0, 3000).Select(i => MathF.Sin(i))]));
        yield return ("checkpoint of a training", true, path => ml.Recurrent().Lstm(new LstmOptions
        {
            LabelColumnName = "Value", HiddenSize = 24, Epochs = 1, BatchSize = 20, Seed = 1, Checkpoint = new(path, Every: 2, Resume: false),
        }).Fit(rows));
        yield return ("weights, PyTorch's layout", true, path => sequencer.ExportWeights(path));
        yield return ("weights, Keras' layout", true, path => sequencer.ExportWeights(path, WeightLayout.Keras));
        yield return ("checkpoint of a forecast engine", true, engine.SaveCheckpoint);
        yield return ("picture", true, plot.Save);
        yield return ("model zip, saved beside and moved", false, path =>
        {
            try
            {
                ml.Model.Save(sequencer, rows.Schema, path + ".new");
                File.Move(path + ".new", path, overwrite: true);
            }
            finally
            {
                File.Delete(path + ".new");
            }
        });
    }

    /// <summary>One file: refused while there is no room for it, with the old one as it was; written as soon as there is.</summary>
    private static int Check(string disk, string name, bool isOurs, Action<string> write)
    {
        string path = Path.Combine(disk, "target.bin"), filler = Path.Combine(disk, "filler");
        byte[] old = [.. Enumerable.Range(0, 5000).Select(i => (byte)i)];
        int refused = 0, broken = 0;
        string message = "";
        for (int free = 0; free < DiskBytes / 2; free += Page)
        {
            File.WriteAllBytes(path, old);
            Fill(disk, filler, free);
            bool isWritten = false;
            try
            {
                write(path);
                isWritten = true;
            }
            catch (Exception error)
            {
                refused++;
                message = error.Message;
                bool says = !isOurs || (error is IOException && error.Message.Contains("on a disk with space left.", StringComparison.Ordinal));
                bool isOld = File.ReadAllBytes(path).AsSpan().SequenceEqual(old);
                string[] beside = [.. Directory.GetFiles(disk).Where(file => file != path && file != filler)];
                if (!says || !isOld || beside.Length > 0)
                {
                    broken++;
                    Console.WriteLine($"{name}, {free} bytes free: old file {(isOld ? "kept" : "lost")}, beside it {beside.Length} files. {error.GetType().Name}: {error.Message}");
                }
            }

            File.Delete(filler);
            if (isWritten)
                break;
        }

        bool isNew = !File.ReadAllBytes(path).AsSpan().SequenceEqual(old);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: refused at {refused} sizes of free space, then {(isNew ? "written" : "NOT written")} ({new FileInfo(path).Length} bytes). {message}"));
        File.Delete(path);
        return broken + (refused == 0 || !isNew ? 1 : 0);
    }

    private static void Fill(string disk, string filler, int free)
    {
        long room = new DriveInfo(disk).AvailableFreeSpace - free;
        using FileStream stream = File.Create(filler);
        byte[] page = new byte[Page];
        for (long written = 0; written + Page <= room; written += Page)
            stream.Write(page);
    }

    private static string? Mount(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return "not Linux";
        try
        {
            var start = new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", $"size={DiskBytes}", "tmpfs", folder]) { UseShellExecute = false, RedirectStandardError = true };
            using Process mount = Process.Start(start)!;
            string error = mount.StandardError.ReadToEnd().Trim();
            mount.WaitForExit();
            return mount.ExitCode == 0 ? null : error;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return error.Message;
        }
    }
}
