using System.Globalization;

namespace Parcours.Import;

/// <summary>How much memory there is to take.</summary>
internal static class FreeMemory
{
    /// <summary>The bytes that are free now, or could be, within the limit set on the process if there is one.</summary>
    public static long Bytes()
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        long limit = info.TotalAvailableMemoryBytes;
        const string Linux = "/proc/meminfo";
        if (File.Exists(Linux))
        {
            // The runtime knows what is in use as of its last collection only; the kernel knows now.
            string? line = File.ReadLines(Linux).FirstOrDefault(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal));
            string[] words = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
            if (words.Length > 1 && long.TryParse(words[1], CultureInfo.InvariantCulture, out long kibibytes))
            {
                return limit > 0 ? Math.Min(limit, kibibytes << 10) : kibibytes << 10;
            }
        }

        return limit - info.MemoryLoadBytes;
    }
}
