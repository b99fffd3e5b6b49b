using Microsoft.ML.Runtime;

namespace Microsoft.ML.Standins.Tests.Data;

public sealed class MLContextTests
{
    [Fact]
    public void Log_ChannelMessages_CarryKindSourceAndText()
    {
        var ml = new MLContext();
        var messages = new List<LoggingEventArgs>();
        ml.Log += (sender, message) =>
        {
            Assert.Same(ml, sender);
            messages.Add(message);
        };
        using (IChannel channel = ((IHostEnvironment)ml).Register("Component").Start("Training"))
        {
            channel.Info(MessageSensitivity.None, "epoch {0}", 3);
            channel.Warning(MessageSensitivity.None, "slow");
        }

        Assert.Equal(["Trace", "Info", "Warning", "Trace", "Trace"], messages.Select(message => message.Kind.ToString()));
        Assert.All(messages, message => Assert.Equal("Component; Training", message.Source));
        Assert.Equal("epoch 3", messages[1].RawMessage);
        Assert.Equal("[Source=Component; Training, Kind=Info] epoch 3", messages[1].Message);
        Assert.Equal("Channel started", messages[0].RawMessage);
        Assert.StartsWith("Channel finished. Elapsed ", messages[3].RawMessage, StringComparison.Ordinal);
        Assert.Equal("Channel disposed", messages[4].RawMessage);
    }

    [Fact]
    public void Seed_Same_GivesHostsTheSameNumbers()
    {
        static double[] Draw(int seed, string name)
        {
            IHostEnvironment environment = new MLContext(seed);
            return [environment.Register(name).Rand.NextDouble(), environment.Register(name).Rand.NextDouble()];
        }

        Assert.Equal(Draw(7, "A"), Draw(7, "B"));
        Assert.NotEqual(Draw(7, "A"), Draw(8, "A"));
        Assert.NotEqual(Draw(7, "A")[0], Draw(7, "A")[1]);
    }

    [Fact]
    public void Options_AreSetAddedAndRemoved()
    {
        var ml = new MLContext();

        Assert.True(ml.TryAddOption("size", 3));
        Assert.False(ml.TryAddOption("size", 4));
        Assert.Equal(3, ml.GetOptionOrDefault<int>("size"));
        ml.SetOption("size", 5);
        Assert.True(ml.TryGetOption("size", out int size));
        Assert.Equal(5, size);
        Assert.True(ml.RemoveOption("size"));
        Assert.Equal(0, ml.GetOptionOrDefault<int>("size"));
    }

    [Fact]
    public void Defaults_ArePinned()
    {
        var ml = new MLContext();

        Assert.Equal(Path.GetTempPath(), ml.TempFilePath);
        Assert.Null(ml.GpuDeviceId);
        Assert.False(ml.FallbackToCpu);
    }
}
