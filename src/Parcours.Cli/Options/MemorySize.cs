using System.CommandLine.Parsing;
using System.Globalization;

namespace Parcours.Cli.Options;

/// <summary>Reads a number of bytes as people write it: <c>2GiB</c>, <c>500 MB</c>, <c>1.5G</c>, <c>1048576</c>.</summary>
internal static class MemorySize
{
    private const long Least = 16L << 20;

    private static readonly (string Unit, double Bytes)[] Units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
        ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12),
        ("K", 1L << 10), ("M", 1L << 20), ("G", 1L << 30), ("T", 1L << 40),
        ("B", 1), ("", 1),
    ];

    public static bool TryParse(string text, out long bytes)
    {
        foreach ((string unit, double size) in Units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(text.AsSpan(0, text.Length - unit.Length).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
                && number * size is >= 1 and < long.MaxValue)
            {
                bytes = (long)(number * size);
                return true;
            }
        }

        bytes = 0;
        return false;
    }

    /// <summary>For an option: the size, or an error of usage. With less than 16 MiB nothing can be done.</summary>
    public static long? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (TryParse(text, out long bytes) && bytes >= Least)
        {
            return bytes;
        }

        result.AddError(bytes > 0 ? $"--memory is {Format(bytes)}; 16 MiB or more was expected." : $"'{text}' is not a size. Write it as 2GiB or 500MB.");
        return null;
    }

    /// <summary>A number of bytes with three digits and a unit.</summary>
    public static string Format(long bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        string digits = unit == 0 || size >= 100 ? "F0" : size >= 10 ? "F1" : "F2";
        return size.ToString(digits, CultureInfo.InvariantCulture) + " " + units[unit];
    }
}
