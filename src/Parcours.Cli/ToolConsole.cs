using System.Text;
using Parcours.Cli.Output;
using Spectre.Console;

namespace Parcours.Cli;

/// <summary>Where a command writes: data to the output, everything else to the messages. Tests give it streams of their own.</summary>
internal sealed class ToolConsole : IDisposable
{
    // Where nobody sees it, a row stays on its line, however wide.
    private const int UnknownWidth = 32_000;

    private readonly GuardedStream _output;
    private readonly StreamWriter _text;

    public ToolConsole(Stream output, TextWriter messages, TimeProvider? time = null)
    {
        _output = new GuardedStream(output, required: true);
        _text = new StreamWriter(_output, new UTF8Encoding(false), leaveOpen: true);
        Messages = messages;
        Time = time ?? TimeProvider.System;
    }

    /// <summary>Standard output, as bytes.</summary>
    public Stream Output => _output;

    /// <summary>Why standard output could not be written, if it could not.</summary>
    public ParcoursException? OutputFailure => _output.Failure;

    /// <summary>What has been done for good; an error after it says so.</summary>
    public string? Achieved { get; set; }

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
    public static ToolConsole OfProcess() => new(Console.OpenStandardOutput(), Console.IsErrorRedirected ? Log() : Console.Error)
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

    private static TextWriter Log() => TextWriter.Synchronized(
        new StreamWriter(new GuardedStream(Console.OpenStandardError(), required: false), new UTF8Encoding(false)) { AutoFlush = true });
}
