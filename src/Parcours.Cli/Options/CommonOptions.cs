using System.CommandLine;
using System.Globalization;

namespace Parcours.Cli.Options;

/// <summary>Options and arguments that several commands share; each call gives a new one, save for <see cref="Debug"/>, which holds everywhere.</summary>
internal static class CommonOptions
{
    public static Option<bool> Debug { get; } = new("--debug")
    {
        Description = "On an error, also print where in the program it happened.",
        Recursive = true,
    };

    public static Argument<string> Dataset() => new("DATASET") { Description = "The folder of the dataset." };

    public static Option<OutputFormat> Format() => new("--format")
    {
        Description = "How to write what is asked for.",
        DefaultValueFactory = _ => OutputFormat.Table,
        CustomParser = result =>
        {
            if (Enum.TryParse(result.Tokens[0].Value, ignoreCase: true, out OutputFormat format) && Enum.IsDefined(format))
            {
                return format;
            }

            result.AddError($"'{result.Tokens[0].Value}' is not a format. There are table, csv, json, arrow and parquet.");
            return default;
        },
        HelpName = "table|csv|json|arrow|parquet",
    };

    public static Option<int?> Threads() => Positive(new("--threads")
    {
        Description = "How many threads work; by default one a processor.",
        HelpName = "N",
    });

    public static Option<long?> Memory() => new("--memory")
    {
        Description = "How much memory may be held, such as 2GiB; by default half of what is free.",
        CustomParser = MemorySize.Parse,
        HelpName = "SIZE",
    };

    /// <summary>Makes an option refuse numbers below 1.</summary>
    public static Option<int?> Positive(Option<int?> option)
    {
        option.Validators.Add(result =>
        {
            bool isNumber = int.TryParse(result.Tokens.Count > 0 ? result.Tokens[0].Value : "1", CultureInfo.InvariantCulture, out int number);
            if (!isNumber || number < 1)
            {
                result.AddError($"{option.Name} takes a number from 1 to 2,147,483,647.");
            }
        });
        return option;
    }
}
