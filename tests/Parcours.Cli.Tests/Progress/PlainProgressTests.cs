using Parcours.Cli.Progress;

namespace Parcours.Cli.Tests.Progress;

public sealed class PlainProgressTests
{
    [Fact]
    public void A_line_is_written_when_a_stage_begins_and_then_every_ten_seconds()
    {
        using var messages = new StringWriter { NewLine = "\n" };
        var time = new SteppedTime();
        var progress = new PlainProgress(messages, time);

        progress.Report(new Step("Reading", "Reading a", 0));
        time.Seconds = 2;
        progress.Report(new Step("Reading", "Reading a", 0.1));
        time.Seconds = 5;
        progress.Report(new Step("Reading", "Reading b", 0.2));
        time.Seconds = 12;
        progress.Report(new Step("Reading", "Reading c", 0.5));
        time.Seconds = 13;
        progress.Report(new Step("Building", "Building", 0.6));
        time.Seconds = 14;
        progress.Report(new Step("Building", "Building", 0.7));

        Assert.Equal("10 %: Reading a\n50 %: Reading c\n70 %: Building\n", messages.ToString());
    }

    [Fact]
    public void Of_work_that_is_soon_done_nothing_is_said()
    {
        using var messages = new StringWriter();
        var progress = new PlainProgress(messages, new SteppedTime());

        progress.Report(new Step("Reading", "Reading", 0));
        progress.Report(new Step("Building", "Building", 1));

        Assert.Empty(messages.ToString());
    }

    private sealed class SteppedTime : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
