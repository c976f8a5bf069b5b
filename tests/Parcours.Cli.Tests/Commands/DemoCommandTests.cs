using Parcours.Cli.Demo;
using Parcours.Cli.Demo.Study;
using Parcours.Cli.Tests.Support;

namespace Parcours.Cli.Tests.Commands;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task Eight_questions_are_answered_a_study_is_made_and_only_its_drawing_is_left()
    {
        using var folder = new TempFolder();
        string place = folder.In("demo");

        ToolRun run = await ToolRun.Of("demo", place, "--patients", "300", "--years", "2");

        Assert.True(run.Code == ExitCode.Done, run.Messages);
        for (int i = 0; i < Question.All.Count; i++)
        {
            Assert.Contains(FormattableString.Invariant($"{i + 1}. {Question.All[i].Title}"), run.Output, StringComparison.Ordinal);
        }

        Assert.Equal(8, run.Messages.Split(" million a second; ").Length - 1);
        Assert.DoesNotContain("; 0 rows,", run.Messages, StringComparison.Ordinal);
        Assert.Contains(StudyTour.Title, run.Output, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(place, "survival.svg")], Directory.EnumerateFileSystemEntries(place));
    }

    [Fact]
    public async Task A_drawing_that_is_there_is_not_written_over()
    {
        using var folder = new TempFolder();
        string file = folder.File("survival.svg", "mine");

        ToolRun run = await ToolRun.Of("demo", folder.Path, "--patients", "300");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.StartsWith("PRC0711: ", run.Messages, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task What_was_there_before_the_demo_stays()
    {
        using var folder = new TempFolder();
        string file = folder.File("delivery/precious.csv", "a\n1\n");

        ToolRun run = await ToolRun.Of("demo", folder.Path, "--patients", "300");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.StartsWith("PRC0705: ", run.Messages, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }
}
