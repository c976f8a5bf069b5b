using Spectre.Console;

namespace Parcours.Cli.Progress;

/// <summary>Runs work beside a display of how far it is: a bar on a terminal, plain lines elsewhere.</summary>
internal static class ProgressDisplay
{
    public static async Task<T> RunAsync<T>(ToolConsole console, string title, Func<IProgress<Step>, Task<T>> work)
    {
        if (!console.MessagesAreTerminal)
        {
            return await work(new PlainProgress(console.Messages, console.Time));
        }

        return await console.Rich(messages: true).Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                ProgressTask bar = context.AddTask(Markup.Escape(title), maxValue: 1);
                return await work(new Relay<Step>(step =>
                {
                    bar.Description = Markup.Escape(step.What);
                    bar.Value = step.Fraction;
                }));
            });
    }

    /// <summary>The same for work that is not asynchronous; it runs on a thread of the pool so that the bar can move.</summary>
    public static Task<T> RunAsync<T>(ToolConsole console, string title, Func<IProgress<Step>, T> work) =>
        RunAsync(console, title, progress => Task.Run(() => work(progress)));
}
