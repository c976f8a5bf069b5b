namespace Parcours.Cli;

/// <summary>What the process says to its caller when it ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The question, or the input to import, is not as it must be; or a limit was met.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Stored data are damaged.</summary>
    public const int Damaged = 3;

    /// <summary>Ctrl-C or SIGTERM: 128 and the number of SIGINT, as shells count.</summary>
    public const int Cancelled = 130;

    public static int Of(ErrorKind kind) => kind switch
    {
        ErrorKind.Usage => Usage,
        ErrorKind.Damage => Damaged,
        _ => Refused,
    };
}
