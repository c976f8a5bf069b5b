using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Parcours.Cli.Options;

/// <summary>Options that take a whole number within bounds; whatever else is given is an error that says the bounds.</summary>
internal static class Numbers
{
    public static Option<int?> From1To(int most, string name, string help, string description, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = help,
        CustomParser = result => (int?)Read(result, name, 1, most),
    };

    public static Option<long?> Any(string name, string help, string description) => new(name)
    {
        Description = description,
        HelpName = help,
        CustomParser = result => Read(result, name, long.MinValue, long.MaxValue),
    };

    private static long? Read(ArgumentResult result, string name, long least, long most)
    {
        bool isNumber = long.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number);
        if (isNumber && number >= least && number <= most)
        {
            return number;
        }

        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a whole number from {least:N0} to {most:N0}."));
        return null;
    }
}
