using Parcours.Cli.Progress;

namespace Parcours.Cli.Tests.Progress;

public sealed class PlainProgressTests
{
    [Fact]
    public void A_line_is_written_when_the_work_changes_and_then_every_ten_seconds()
    {
        using var messages = new StringWriter { NewLine = "\n" };
        var time = new SteppedTime();
        var progress = new PlainProgress(messages, time);

        progress.Report(new Step("Reading", 0));
        progress.Report(new Step("Reading", 0.1));
        time.Seconds += 11;
        progress.Report(new Step("Reading", 0.5));
        progress.Report(new Step("Building", 0.6));

        Assert.Equal("Reading\n50 %: Reading\n60 %: Building\n", messages.ToString());
    }

    private sealed class SteppedTime : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
