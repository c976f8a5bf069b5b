using System.CommandLine;

namespace Parcours.Cli.Options;

/// <summary>The option by which a command looks at the dataset as it was.</summary>
internal static class SnapshotOption
{
    public static Option<string?> Create() => new("--snapshot")
    {
        Description = "The number or the name of a snapshot; by default the newest.",
        HelpName = "SNAPSHOT",
    };
}
