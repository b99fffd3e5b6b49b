using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Standins.Tests.Core;

public sealed class EnumTests
{
    [Fact]
    public void DataKind_Values_AreThoseOfSavedFiles()
        => Assert.Equal(
            "SByte=1 Byte=2 Int16=3 UInt16=4 Int32=5 UInt32=6 Int64=7 UInt64=8 Single=9 Double=10 String=11 Boolean=12 TimeSpan=13 DateTime=14 DateTimeOffset=15",
            string.Join(' ', Enum.GetValues<DataKind>().Select(kind => $"{kind}={(byte)kind}")));

    [Fact]
    public void ChannelMessageKind_Values_RiseWithWeight()
        => Assert.Equal(
            [ChannelMessageKind.Trace, ChannelMessageKind.Info, ChannelMessageKind.Warning, ChannelMessageKind.Error],
            Enum.GetValues<ChannelMessageKind>());

    [Fact]
    public void MessageSensitivity_Unknown_CoversEverything()
        => Assert.True(MessageSensitivity.Unknown.HasFlag(MessageSensitivity.UserData | MessageSensitivity.Schema));
}
