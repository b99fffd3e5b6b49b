using Microsoft.ML.Runtime;

namespace Microsoft.ML.Standins.Tests.Core;

public sealed class ChannelTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IHostEnvironment _env;
    private readonly LogRecorder _log;

    public ChannelTests()
    {
        _env = _ml;
        _log = new LogRecorder(_ml);
    }

    [Fact]
    public void Channel_Messages_ReachTheLogWithKindSourceAndText()
    {
        using (IChannel channel = _env.Register("MyComp").Start("Train"))
        {
            channel.Info(MessageSensitivity.None, "hello {0}", 5);
            channel.Warning(MessageSensitivity.UserData, "warn");
            channel.Error(MessageSensitivity.Schema, "err {0}", "x");
            channel.Trace(MessageSensitivity.All, "tr");
        }

        Assert.Equal(
            ["Info|MyComp; Train|hello 5", "Warning|MyComp; Train|warn", "Error|MyComp; Train|err x", "Trace|MyComp; Train|tr"],
            _log.Lines.Skip(1).Take(4));
        Assert.Equal("[Source=MyComp; Train, Kind=Info] hello 5", _log.Events[1].Message);
    }

    [Fact]
    public void Channel_StartedAndDisposed_TracesBothAndTheTimeBetween()
    {
        _env.Start("Load").Dispose();

        Assert.Equal(3, _log.Events.Count);
        Assert.Equal("Trace|Load|Channel started", _log.Lines.First());
        Assert.Matches(@"^Trace\|Load\|Channel finished\. Elapsed \d\d:\d\d:\d\d\.\d{7}\.$", _log.Lines.ElementAt(1));
        Assert.Equal("Trace|Load|Channel disposed", _log.Lines.Last());
    }

    [Fact]
    public void Channel_DisposedTwice_FinishesOnce()
    {
        IChannel channel = _env.Start("Load");
        channel.Dispose();
        channel.Dispose();

        Assert.Equal(3, _log.Events.Count);
    }

    [Fact]
    public void Channel_TextWithoutArguments_IsNotAFormat()
    {
        using (IChannel channel = _env.Start("Load"))
            channel.Info(MessageSensitivity.None, "set {x}");

        Assert.Equal("set {x}", _log.Events[1].RawMessage);
    }

    [Fact]
    public void Channel_OfAHostOfAHost_IsNamedAfterTheOuterHostsParentOnly()
    {
        IHost inner = _env.Register("A").Register("B").Register("C");
        inner.Start("Ch").Dispose();

        Assert.Equal("A; C; Ch", _log.Events[0].Source);
    }

    [Fact]
    public void Log_HandlerRemoved_HearsNothingMore()
    {
        int heard = 0;
        EventHandler<LoggingEventArgs> handler = (_, _) => heard++;
        _ml.Log += handler;
        _env.Start("First").Dispose();
        _ml.Log -= handler;
        _env.Start("Second").Dispose();

        Assert.Equal(3, heard);
    }

    [Fact]
    public void Log_OfAnotherContext_HearsNothing()
    {
        IHostEnvironment other = new MLContext(seed: 1);
        other.Start("Load").Dispose();

        Assert.Empty(_log.Events);
    }

    [Fact]
    public void Channel_ProcessingAnException_NotesWhereItWasThrown()
    {
        using IChannel channel = _env.Register("MyComp").Start("Train");
        var error = new InvalidOperationException("no");

        Assert.Same(error, channel.Process(error));
        Assert.Equal("MyComp", error.Data["Throwing component"]);
        Assert.Equal("Train", error.Data["Phase"]);
        Assert.Equal("MyComp; Train", channel.ContextDescription);
    }

    [Fact]
    public void ProgressChannel_Used_NeverReachesTheLog()
    {
        using (IProgressChannel progress = _env.StartProgressChannel("Training"))
        {
            progress.SetHeader(new ProgressHeader(["loss"], ["epochs"]), entry => entry.SetProgress(0, 1, 2));
            progress.Checkpoint(0.5, 1, 2);
        }

        Assert.Empty(_log.Events);
    }

    [Fact]
    public void ProgressChannel_MoreValuesThanItsHeaderNames_Throws()
    {
        using IProgressChannel progress = _env.StartProgressChannel("Training");
        Assert.Throws<InvalidOperationException>(() => progress.Checkpoint(1));

        progress.SetHeader(new ProgressHeader(["loss"], ["epochs"]), _ => { });
        Assert.Throws<InvalidOperationException>(() => progress.Checkpoint(1, 2, 3, 4));
    }

    [Fact]
    public void ProgressHeader_WithoutMetrics_HasUnitsAlone()
    {
        var header = new ProgressHeader("epochs", "batches");

        Assert.Empty(header.MetricNames);
        Assert.Equal(["epochs", "batches"], header.UnitNames);
    }

    [Fact]
    public void Pipe_SentTo_DoesNotReachTheLog()
    {
        using (IPipe<int> pipe = _env.StartPipe<int>("Numbers"))
            pipe.Send(3);

        Assert.Empty(_log.Events);
    }
}
