using System.CommandLine;

namespace Parcours.Cli.Options;

/// <summary>Options and arguments that several commands share; each call gives a new one, save for <see cref="Debug"/>, which holds everywhere.</summary>
internal static class CommonOptions
{
    public static Option<bool> Debug { get; } = new("--debug")
    {
        Description = "On an error, also print where in the program it happened.",
        Recursive = true,
    };

    public static Argument<string> Dataset() => new Argument<string>("DATASET") { Description = "The folder of the dataset." }.Filled();

    public static Option<OutputFormat> Format() => new("--format")
    {
        Description = "How to write what is asked for.",
        DefaultValueFactory = _ => OutputFormat.Table,
        CustomParser = result =>
        {
            string name = result.Tokens[0].Value;
            foreach (OutputFormat format in Enum.GetValues<OutputFormat>())
            {
                if (string.Equals(format.ToString(), name, StringComparison.OrdinalIgnoreCase))
                {
                    return format;
                }
            }

            result.AddError($"'{name}' is not a format. There are table, csv, json, arrow and parquet.");
            return default;
        },
        HelpName = "table|csv|json|arrow|parquet",
    };

    public static Option<int?> Threads() => Numbers.From1To(1_024, "--threads", "N", "How many threads work; by default one a processor.");

    public static Option<long?> Memory() => new("--memory")
    {
        Description = "How much memory may be held, such as 2GiB, 16MiB or more; by default half of what is free.",
        CustomParser = MemorySize.Parse,
        HelpName = "SIZE",
    };
}
