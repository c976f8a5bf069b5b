using System.CommandLine;
using System.Globalization;

namespace Parcours.Cli.Options;

/// <summary>The option by which a command looks at the dataset as it was.</summary>
internal static class SnapshotOption
{
    public static Option<string?> Create() => new Option<string?>("--snapshot")
    {
        Description = "The number or the name of a snapshot; by default the newest.",
        HelpName = "SNAPSHOT",
    }.Filled();

    /// <summary>
    /// The number that a text is, or null when it is a name. The empty dataset before the first import has the number 0 inside; nobody made it, so that nobody finds it by that number.
    /// </summary>
    public static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0 ? id : null;
}
