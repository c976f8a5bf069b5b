using System.Text;
using Spectre.Console;

namespace Parcours.Cli;

/// <summary>Where a command writes: data to the output, everything else to the messages. Tests give it streams of their own.</summary>
internal sealed class ToolConsole : IDisposable
{
    // Where nobody sees it, a row stays on its line, however wide.
    private const int UnknownWidth = 32_000;

    private readonly StreamWriter _text;

    public ToolConsole(Stream output, TextWriter messages, TimeProvider? time = null)
    {
        Output = output;
        _text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        Messages = messages;
        Time = time ?? TimeProvider.System;
    }

    /// <summary>Standard output, as bytes.</summary>
    public Stream Output { get; }

    /// <summary>Standard output, as text.</summary>
    public TextWriter Text => _text;

    /// <summary>Standard error.</summary>
    public TextWriter Messages { get; }

    /// <summary>Whether somebody sees the output as it is written.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether somebody sees the messages as they are written.</summary>
    public bool MessagesAreTerminal { get; init; }

    /// <summary>How many characters a line of the terminal has.</summary>
    public int Width { get; init; } = UnknownWidth;

    public TimeProvider Time { get; }

    /// <summary>The streams of the process.</summary>
    public static ToolConsole OfProcess() => new(Console.OpenStandardOutput(), Console.Error)
    {
        OutputIsTerminal = !Console.IsOutputRedirected,
        MessagesAreTerminal = !Console.IsErrorRedirected,
        Width = Console.IsOutputRedirected || Console.WindowWidth < 20 ? UnknownWidth : Console.WindowWidth,
    };

    /// <summary>A console of Spectre's over the output or the messages.</summary>
    public IAnsiConsole Rich(bool messages)
    {
        bool terminal = messages ? MessagesAreTerminal : OutputIsTerminal;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = terminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(messages ? Messages : Text),
        });
        console.Profile.Capabilities.Unicode = true;
        console.Profile.Width = Width;
        return console;
    }

    public void Dispose() => _text.Dispose();
}
