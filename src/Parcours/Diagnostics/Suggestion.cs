namespace Parcours.Diagnostics;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Suggestion
{
    /// <summary>A sentence such as <c> Did you mean 'ER_PHA_F'?</c>, or nothing when no name is near.</summary>
    public static string DidYouMean(string found, IEnumerable<string> known)
    {
        string? best = null;
        int bestDistance = Math.Max(2, found.Length / 3) + 1;
        foreach (string name in known)
        {
            int distance = Distance(found.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance < bestDistance)
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best is null ? "" : $" Did you mean '{best}'?";
    }

    /// <summary>Levenshtein distance: insertions, deletions and replacements that turn one text into the other.</summary>
    private static int Distance(string a, string b)
    {
        int[] previous = new int[b.Length + 1];
        int[] current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
